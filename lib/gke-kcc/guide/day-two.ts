import { alertSection, cockroachDbAlerts, restoreCommands, restoreWords } from '../../workloads';
import { bootstrapJobs } from '../workload/bootstrap-stage';
import { applyAgain, stageOf, WORKLOAD } from './apply-again';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';
import { makeSecret } from './make-secret';
import { NODES, replaceNodePool, replaceNodes, upgradeKubernetes } from './nodes';
import { removeUndeclared } from './prune';
import { rotateVpn } from './rotate-vpn';

/** The Jobs of the bootstrap go, so that the stage runs them again. */
const bootstrapAgain = (props: DeployGuideProps): readonly string[] => {
  const { namespace, name } = props.scenario.database;
  return [
    `${WORKLOAD} delete job --namespace ${namespace} --selector app.kubernetes.io/name=${name}-bootstrap`,
    ...applyAgain(props, '40-bootstrap'),
  ];
};

function secrets(props: DeployGuideProps): readonly string[] {
  const { database, analyst } = props.scenario;
  const { namespace, licence } = database;
  return [
    '### Certificates and licence',
    'cert-manager renews every certificate; members and clients take the new one for new connections. To have one renewed now, delete its Secret:',
    block([
      `${WORKLOAD} get certificate --all-namespaces`,
      `${WORKLOAD} delete secret --namespace ${analyst.namespace} ${analyst.username}-database-client`,
    ]),
    'The old one is valid until its end. Who must be kept out at once leaves `trizone.yaml`: after the stages of "Add a service" the database refuses the user, whatever certificate it shows, and the removal behind it takes certificate and key.',
    ...(licence
      ? [
          `A new licence key, from the file \`${licence.secret}.licence\`, which you delete afterwards:`,
          block([makeSecret(WORKLOAD, { namespace, name: licence.secret, key: 'licence' }), ...bootstrapAgain(props)]),
        ]
      : []),
  ];
}

function restore(props: DeployGuideProps): readonly string[] {
  const bootstrap = bootstrapJobs(props.scenario);
  const { choose, restore: replace, finish } = restoreCommands(bootstrap, WORKLOAD);
  const words = restoreWords(bootstrap);
  return [
    '### Restore a backup',
    words.choose,
    block(choose),
    words.restore,
    block(replace),
    words.finish,
    block([
      ...bootstrapAgain(props),
      ...finish,
      `${WORKLOAD} rollout restart --namespace ${props.scenario.servicesNamespace} deployment`,
    ]),
  ];
}

function scale(props: DeployGuideProps): readonly string[] {
  const { cluster, region, project, database } = props.scenario;
  const { namespace, name, replicas, storage } = database;
  const { general } = cluster.nodePools;
  return [
    '### Scale',
    'Services: `replicas` of the service in `trizone.yaml`, and the fewest and the most nodes of each zone follow.',
    block([...applyAgain(props, '50-node-pools'), ...applyAgain(props, '50-services')]),
    `GKE adds nodes to a pool below its fewest only when pods wait for room. Where a zone has fewer than ${general.minNodesPerZone} of the pool ${general.name}:`,
    block([
      `gcloud container clusters resize ${cluster.name} --location ${region} --project ${project.id} --node-pool ${general.name} --num-nodes ${general.minNodesPerZone} # in each zone`,
    ]),
    'The database: `cpu` and `memory` of `database.cockroachdb`; members restart one by one. More `storage`: write the new size into `trizone.yaml`, synthesize, and run this as this file then shows it. Volumes cannot shrink.',
    block([
      ...Array.from({ length: replicas }, (_, member) => member).map(
        (member) =>
          `${WORKLOAD} patch persistentvolumeclaim --namespace ${namespace} data-${name}-${member} --patch '{"spec":{"resources":{"requests":{"storage":"${storage}"}}}}'`,
      ),
      `${WORKLOAD} delete statefulset --namespace ${namespace} --cascade=orphan ${name}`,
      ...applyAgain(props, '30-database'),
    ]),
  ];
}

/** Stages that change with the list of services, in their order. */
const STAGES_OF_SERVICES = [
  ...['35-addresses', '50-node-pools', '60-edge'],
  ...['20-certificates', '30-database', '40-bootstrap', '50-services'],
];

/** What a person does after the first day: Markdown. */
export function dayTwo(props: DeployGuideProps): readonly string[] {
  const { namespace, name } = props.scenario.database;
  const members = `${WORKLOAD} get pods --namespace ${namespace} --selector app.kubernetes.io/name=${name} --output wide`;
  return [
    '## 6. Day two',
    'A change begins in the project: edit, synthesize, read the difference (`kubectl diff --server-side --filename <stage>`), apply the stage.',
    ...upgradeKubernetes(props),
    '### Upgrade the database',
    '`COCKROACHDB_IMAGE` in `lib/scenario/versions.ts`, one major version at a time, and only while all members are ready: a rolling update asks no disruption budget. Members restart one by one, each ready for a minute before the next. When the last one runs a new major version, CockroachDB finishes the upgrade by itself, and there is no way back.',
    block([
      members,
      ...applyAgain(props, '30-database'),
      `${WORKLOAD} rollout status --namespace ${namespace} --timeout=30m statefulset/${name}`,
    ]),
    ...secrets(props),
    ...restore(props),
    ...replaceNodes(props),
    ...replaceNodePool(props),
    ...scale(props),
    '### Add a service',
    'Add it under `services` in `trizone.yaml` and synthesize. These stages change, also when a service is changed or leaves. The removal below ends each of these changes: the Job that tells the database its users has another name each time, and the one before stays until then.',
    block(
      STAGES_OF_SERVICES.filter((directory) => stageOf(props, directory)).flatMap((directory) =>
        applyAgain(props, directory),
      ),
    ),
    ...removeUndeclared(props),
    ...rotateVpn(props),
    ...alertSection(cockroachDbAlerts(props.scenario.database)),
    '### A zone is lost',
    'Services go on in the two others; nothing is to be done. The database goes on with two members and can lose no other. Do not change its StatefulSet meanwhile: a rolling update takes a living member away. The third pod waits, because its disk is in the lost zone. When the zone is back and its nodes are ready, the descheduler moves replicas of the services into it, one of each service at a time, within minutes.',
    block([NODES, members]),
  ];
}
