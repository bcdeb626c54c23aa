import type { EksCockroachDbScenario } from '../../scenario';
import { cockroachDbAlerts, restoreCommands, restoreWords } from '../../workloads';
import { cockroachDbBootstrap } from '../cockroachdb/cockroachdb-bootstrap';
import { block } from './block';
import { type DayTwoParts, deployPlatform } from './day-two';
import { fetchAgain } from './fetch-again';
import { manifestFile } from './manifest-file';
import { protectLoadBalancers } from './protect-load-balancers';

/** Brings users, rights, settings and the schedule of backups to the wanted state again. */
function bootstrapAgain(scenario: EksCockroachDbScenario): readonly string[] {
  const { namespace, name } = scenario.database;
  const jobs = `--namespace ${namespace} --selector app.kubernetes.io/name=${name}-bootstrap`;
  return [
    `kubectl delete job ${jobs}`,
    `kubectl apply --filename ${manifestFile(scenario, 'CockroachDBBootstrap')}`,
    `kubectl wait job ${jobs} --for=condition=Complete --timeout=30m`,
  ];
}

function secrets(scenario: EksCockroachDbScenario): readonly string[] {
  const { name, region, database, analyst, analystNamespace } = scenario;
  return [
    'cert-manager renews every certificate; members and clients take the new one for new connections. To have one renewed now, delete its Secret:',
    block([
      'kubectl get certificate --all-namespaces',
      `kubectl delete secret --namespace ${analystNamespace} ${analyst.username}-database-client`,
    ]),
    'The old one is valid until its end. Who must be kept out at once leaves `trizone.yaml`: after the deploy the database refuses the user, whatever certificate it shows.',
    ...(database.licence
      ? [
          'A new licence key, from a file that you delete afterwards:',
          block([
            `aws secretsmanager put-secret-value --region ${region} --secret-id ${name}/${database.licence.secret} --secret-string file://licence`,
            ...fetchAgain([{ namespace: database.namespace, name: database.licence.secret }]),
            ...bootstrapAgain(scenario),
          ]),
        ]
      : []),
  ];
}

/** Gives every member a larger volume. A StatefulSet does not grow its claims, so it is made anew around its pods. */
function grow(scenario: EksCockroachDbScenario): readonly string[] {
  const { namespace, name, replicas, storage } = scenario.database;
  return [
    ...Array.from({ length: replicas }, (_, member) => member).map(
      (member) =>
        `kubectl patch persistentvolumeclaim --namespace ${namespace} data-${name}-${member} --patch '{"spec":{"resources":{"requests":{"storage":"${storage}"}}}}'`,
    ),
    `kubectl delete statefulset --namespace ${namespace} --cascade=orphan ${name}`,
    ...deployPlatform(scenario),
  ];
}

/** What a person does later with CockroachDB in the cluster. */
export function cockroachDbDayTwo(scenario: EksCockroachDbScenario): DayTwoParts {
  const { namespace, name } = scenario.database;
  const bootstrap = cockroachDbBootstrap(scenario);
  const { choose, restore, finish } = restoreCommands(bootstrap, 'kubectl');
  const words = restoreWords(bootstrap);
  const members = `kubectl get pods --namespace ${namespace} --selector app.kubernetes.io/name=${name} --output wide`;
  return {
    upgrade: [
      '`COCKROACHDB_IMAGE` in `lib/scenario/versions.ts`, one major version at a time, and only while all members are ready: a rolling update asks no disruption budget. Members restart one by one, each ready for a minute before the next. When the last one runs a new major version, CockroachDB finishes the upgrade by itself, and there is no way back.',
      block([
        members,
        ...deployPlatform(scenario),
        `kubectl rollout status --namespace ${namespace} --timeout=30m statefulset/${name}`,
      ]),
    ],
    secrets: secrets(scenario),
    restore: [
      words.choose,
      block(choose),
      words.restore,
      block(restore),
      words.finish,
      block([
        ...bootstrapAgain(scenario),
        ...finish,
        `kubectl rollout restart --namespace ${scenario.servicesNamespace} deployment`,
      ]),
    ],
    scale: [
      'The database: `cpu` and `memory` of `database.cockroachdb`; members restart one by one. More `storage`: write the new size into `trizone.yaml`, synthesize, and run this as `DEPLOY.md` then shows it. Volumes cannot shrink.',
      block(grow(scenario)),
    ],
    access: protectLoadBalancers(scenario),
    alerts: cockroachDbAlerts(scenario.database),
    zone: [
      'The database goes on with two members and can lose no other. Do not change its StatefulSet meanwhile: a rolling update takes a living member away. The third pod waits, because its volume is in the lost zone.',
      block([members]),
    ],
  };
}
