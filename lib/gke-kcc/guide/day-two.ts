import { alertSection, cockroachDbAlerts, restoreCommands } from '../../workloads';
import type { Stage } from '../stage';
import { bootstrapJobs } from '../workload/bootstrap-stage';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';
import { makeSecret } from './make-secret';
import { pruneCommand, removeUndeclared } from './prune';

const WORKLOAD = 'kubectl --context "$WORKLOAD"';
const MANAGEMENT = 'kubectl --context "$MANAGEMENT"';

const stageOf = ({ management, workload }: DeployGuideProps, directory: string): Stage | undefined =>
  [...management, ...workload].find((stage) => stage.directory === directory);

/** Applies one stage again, and waits as at the first time. */
function applyAgain(props: DeployGuideProps, directory: string): readonly string[] {
  const stage = stageOf(props, directory);
  if (!stage) throw new Error(`'${directory}' must be a stage of management/ or workload/`);
  const [kubectl, tree] = props.workload.includes(stage) ? [WORKLOAD, 'workload'] : [MANAGEMENT, 'management'];
  return [
    `${kubectl} apply --server-side --filename ${tree}/${directory}`,
    ...stage.wait.map((wait) => `${kubectl} ${wait}`),
  ];
}

/** The Jobs of the bootstrap go, so that the stage runs them again. */
const bootstrapAgain = (props: DeployGuideProps): readonly string[] => {
  const { namespace, name } = props.scenario.database;
  return [
    `${WORKLOAD} delete job --namespace ${namespace} --selector app.kubernetes.io/name=${name}-bootstrap`,
    ...applyAgain(props, '40-bootstrap'),
  ];
};

const NODES = `${WORKLOAD} get nodes --label-columns topology.kubernetes.io/zone,cloud.google.com/gke-nodepool`;

function kubernetes({ scenario }: DeployGuideProps): readonly string[] {
  const { cluster, region, project } = scenario;
  const where = `--location ${region} --project ${project.id}`;
  return [
    '### Upgrade Kubernetes',
    `GKE upgrades the control plane and then the node pools by itself, at weekends, with the versions of channel ${cluster.releaseChannel}: a new node stands before the old one is drained. Earlier by hand; \`KUBERNETES_VERSION\` in \`lib/scenario/versions.ts\` is only the lowest version that will do:`,
    block([
      `gcloud container get-server-config ${where} --format="yaml(channels)"`,
      'export VERSION=... # one of the channel, the next minor version at most',
      `gcloud container clusters upgrade ${cluster.name} ${where} --master --cluster-version "$VERSION"`,
      ...Object.values(cluster.nodePools).map(
        ({ name }) =>
          `gcloud container clusters upgrade ${cluster.name} ${where} --node-pool ${name} --cluster-version "$VERSION"`,
      ),
      NODES,
    ]),
  ];
}

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
  const { restore: beside, exchange } = restoreCommands(bootstrapJobs(props.scenario), WORKLOAD);
  return [
    '### Restore a backup',
    "A session as root, for an hour, in a pod that the bootstrap's network policy admits. It restores beside the present database, so that you can compare:",
    block(beside),
    'Then the restored one takes its place; the former one stays as it is. Sessions that are open go on in the former one: restart the services.',
    block([
      ...exchange,
      ...bootstrapAgain(props),
      `${WORKLOAD} rollout restart --namespace ${props.scenario.servicesNamespace} deployment`,
    ]),
  ];
}

function nodePools(props: DeployGuideProps): readonly string[] {
  const { scenario } = props;
  const { name } = scenario.cluster.nodePools.general;
  return [
    '### Replace a node pool',
    `Most fields of a pool cannot change. Its name holds the machine type, so another \`machineType\` in \`trizone.yaml\` is another pool: synthesize and apply, and it is made beside the old one, which \`prune.sh\` names. Then move the pods, and delete the old pool. Of the database, each drain waits until the member is back.`,
    block([
      ...applyAgain(props, '50-node-pools'),
      pruneCommand('MANAGEMENT', 'management'),
      `export OLD=... # the pool that is no longer declared, as GKE calls it: ${name} is one of today`,
      `${WORKLOAD} cordon --selector "cloud.google.com/gke-nodepool=$OLD"`,
      `for node in $(${WORKLOAD} get nodes --selector "cloud.google.com/gke-nodepool=$OLD" --output name); do`,
      `  ${WORKLOAD} drain --ignore-daemonsets --delete-emptydir-data "$node"`,
      'done',
      `${MANAGEMENT} delete containernodepool --namespace ${scenario.configConnector.namespace} "${scenario.name}-$OLD"`,
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

/** Another key or device of a tunnel: everything of its session is made anew, while the other one carries the traffic. */
function rotateVpn(props: DeployGuideProps): readonly string[] {
  const { vpn, configConnector, project, region } = props.scenario;
  if (!vpn) return [];
  const session = vpn.tunnels.map(({ name }) => name.replace(/[0-9a-f]{8}$/, ''));
  const status = `gcloud compute routers get-status ${vpn.router} --region ${region} --project ${project.id} --format="table(result.bgpPeerStatus[].name, result.bgpPeerStatus[].status)"`;
  return [
    '### Rotate a key of the VPN',
    'Neither the key of a tunnel nor the address of a peer can change, so the names carry a digest of them. Make a Secret with a new name for each new key, as in stage `70-vpn`. Write it to `secret` of the tunnel, or the addresses to `peer.addresses`, and synthesize. One session goes and comes back while the other carries the traffic; go on only when the status shows `UP` twice:',
    block(
      session.flatMap((prefix) => [
        pruneCommand('MANAGEMENT', 'management', '--delete', prefix),
        `${MANAGEMENT} apply --server-side --filename management/70-vpn`,
        '# give the peer the new key, or the new device, then look',
        status,
      ]),
    ),
    'Then the rest, which nothing uses any more, and the Secrets of the old keys:',
    block([
      pruneCommand('MANAGEMENT', 'management', '--delete'),
      ...applyAgain(props, '70-vpn').slice(1),
      `${MANAGEMENT} get secret --namespace ${configConnector.namespace}`,
    ]),
    'Another ASN of ours is another router: both sessions go at once, and the link is away for some minutes.',
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
    ...kubernetes(props),
    '### Upgrade the database',
    '`COCKROACHDB_IMAGE` in `lib/scenario/versions.ts`, one major version at a time, and only while all members are ready: a rolling update asks no disruption budget. Members restart one by one, each ready for a minute before the next. When the last one runs a new major version, CockroachDB finishes the upgrade by itself, and there is no way back.',
    block([
      members,
      ...applyAgain(props, '30-database'),
      `${WORKLOAD} rollout status --namespace ${namespace} --timeout=30m statefulset/${name}`,
    ]),
    ...secrets(props),
    ...restore(props),
    ...nodePools(props),
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
