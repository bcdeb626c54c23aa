import { App, Chart } from 'cdk8s';
import { KubePod } from 'cdk8s-plus-33/lib/imports/k8s';
import { type JobPod, jobSpec, sqlPod } from '../bootstrap-job';
import { labels } from '../labels';
import { type BootstrapJobsProps, bootstrapName, sqlJobProps } from './bootstrap-jobs';

/** Name of the pod of {@link rootSession}. */
export const ROOT_SESSION = 'root';

/** Seconds after which the pod ends by itself: root's certificate lies in it. */
const SESSION_SECONDS = 3600;

/** The bootstrap's pod without its script and secrets: it waits for a person. */
function idle({ volumes, container, user }: JobPod): JobPod {
  const hasNoScript = ({ name }: { readonly name: string }) => name !== 'sql';
  return {
    user,
    container: {
      ...container,
      command: ['sleep', String(SESSION_SECONDS)],
      env: container.env?.filter(({ valueFrom }) => valueFrom === undefined),
      volumeMounts: container.volumeMounts?.filter(hasNoScript),
    },
    volumes: volumes.filter(hasNoScript),
  };
}

/**
 * The manifest of a pod in which a person is root of the database, with psql, for an hour. The network policies admit root
 * from the bootstrap's pods alone, so it carries their label, and it is as restricted as they are.
 */
export function rootSession(props: BootstrapJobsProps): object {
  const { namespace } = props;
  const name = bootstrapName(props);
  const { template } = jobSpec(name, idle(sqlPod(sqlJobProps(props))));
  const chart = new Chart(new App(), 'root-session');
  new KubePod(chart, 'Pod', {
    metadata: { name: ROOT_SESSION, namespace, labels: labels(name, 'database') },
    spec: template.spec && { ...template.spec, restartPolicy: 'Never', activeDeadlineSeconds: SESSION_SECONDS },
  });
  return chart.toJson()[0] as object;
}
