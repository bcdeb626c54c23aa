import { type GkeCockroachDbScenario, versions } from '../scenario';
import { clientHost } from '../workloads';
import { block } from './block';
import { dayTwo } from './day-two';
import type { Operator } from './operators';
import { preflightStep } from './preflight-step';
import type { RequiredSecret, Stage } from './stage';
import { identity } from './workload/database-access';

/** What {@link deployGuide} describes. */
export interface DeployGuideProps {
  readonly scenario: GkeCockroachDbScenario;
  readonly management: readonly Stage[];
  readonly operators: readonly Operator[];
  readonly workload: readonly Stage[];
}

function createSecret(context: string, { namespace, name, key }: RequiredSecret): string {
  return `kubectl --context "$${context}" --namespace ${namespace} create secret generic ${name} --from-file=${key}=./${name}.${key}`;
}

function stageSection(tree: string, context: string, stage: Stage): string {
  const kubectl = `kubectl --context "$${context}"`;
  const secrets = stage.secrets ?? [];
  const contents = secrets.map(({ name, key, content }) => `- \`${name}.${key}\`: ${content}`);
  return [
    `### ${tree}/${stage.directory}: ${stage.title}`,
    ...(secrets.length > 0
      ? [
          `Put each secret into a file of its own, make the Secret, delete the file:\n\n${contents.join('\n')}`,
          block(secrets.map((secret) => createSecret(context, secret))),
        ]
      : []),
    block([
      `${kubectl} apply --server-side --filename ${tree}/${stage.directory}`,
      ...stage.wait.map((wait) => `${kubectl} ${wait}`),
    ]),
    ...(stage.next ? [stage.next.text, block(stage.next.commands)] : []),
  ].join('\n\n');
}

function helm({ release, namespace, chart, version, valuesFile }: Operator): string {
  return [
    `helm --kube-context "$WORKLOAD" upgrade --install ${release} ${chart} --version ${version}`,
    `--namespace ${namespace} --create-namespace --values ${valuesFile} --wait --timeout 10m`,
  ].join(' \\\n  ');
}

function connection({ database, analyst }: GkeCockroachDbScenario, host: string): string {
  return `psql "host=${host} port=26257 dbname=${database.database} user=${analyst.username} sslmode=verify-full sslrootcert=ca.crt sslcert=tls.crt sslkey=tls.key"`;
}

function analystSection(scenario: GkeCockroachDbScenario): string {
  const { analyst, vpn, interconnect } = scenario;
  const secret = `${analyst.username}-database-client`;
  const outside = analyst.allowlist || analyst.internal;
  return [
    '## 4. The analyst connects',
    ...(outside
      ? [
          'Outside of the cluster the analyst needs the client certificate. Hand the three files over safely; they are renewed after 60 days:',
          block(
            ['ca.crt', 'tls.crt', 'tls.key'].map(
              (file) =>
                `kubectl --context "$WORKLOAD" --namespace ${analyst.namespace} get secret ${secret} --output go-template='{{index .data "${file}" | base64decode}}' >${file}`,
            ),
          ),
          block(['chmod 600 tls.key']),
        ]
      : []),
    ...(analyst.allowlist
      ? [
          `**Allowlisted load balancer**, from ${analyst.allowlist.cidrs.map(({ cidr }) => cidr).join(', ')}:`,
          block([connection(scenario, analyst.allowlist.host)]),
        ]
      : []),
    ...(analyst.internal
      ? [
          `**${[vpn ? 'VPN' : '', interconnect ? 'Interconnect' : ''].filter(Boolean).join(' or ')}**, from ${analyst.internal.cidrs.join(', ')}:`,
          block([connection(scenario, analyst.internal.address)]),
        ]
      : []),
    ...(analyst.bastion
      ? [
          `**Bastion**, for members of ${analyst.bastion.group}; any of the ${analyst.bastion.replicas} pods will do:`,
          block([
            getCredentials(scenario),
            `kubectl --namespace ${analyst.namespace} exec --stdin --tty ${analyst.bastion.name}-0 -- psql`,
          ]),
        ]
      : []),
  ].join('\n\n');
}

function getCredentials({ cluster, region, project }: GkeCockroachDbScenario): string {
  return `gcloud container clusters get-credentials ${cluster.name} --location ${region} --project ${project.id} --dns-endpoint`;
}

function teardown({ scenario, management, operators, workload }: DeployGuideProps): string {
  const { database, project, region } = scenario;
  const remove = (context: string, tree: string, stages: readonly Stage[]) =>
    [...stages]
      .reverse()
      .map(
        ({ directory }) =>
          `kubectl --context "$${context}" delete --ignore-not-found --filename ${tree}/${directory} --timeout=30m`,
      );
  const kept = ['network', 'subnets', 'addresses', 'keys', 'bucket'].join(', ');
  const clusterStage = management.findIndex(({ directory }) => directory === '40-cluster');
  return [
    '## 6. Tear-down',
    'First the workload cluster: load balancers and disks that GKE made are unknown to Config Connector and would block the network.',
    block([
      ...remove('WORKLOAD', 'workload', workload.slice(1)),
      '# this deletes the data: the claims stay until you say so',
      `kubectl --context "$WORKLOAD" delete persistentvolumeclaim --all --namespace ${database.namespace}`,
      ...operators.map(
        ({ release, namespace }) => `helm --kube-context "$WORKLOAD" uninstall ${release} --namespace ${namespace}`,
      ),
      ...remove('WORKLOAD', 'workload', workload.slice(0, 1)),
    ]),
    'Then the stages that lie on the cluster, and the cluster itself, by hand: Config Connector only forgets it, because it is marked `abandon`.',
    block([
      ...remove('MANAGEMENT', 'management', management.slice(clusterStage)),
      `gcloud container clusters delete ${scenario.cluster.name} --location ${region} --project ${project.id}`,
    ]),
    `Then what it stood on. Objects that hold data or addresses are marked \`abandon\` too: the ${kept} stay in Google Cloud.`,
    block(remove('MANAGEMENT', 'management', management.slice(0, clusterStage))),
    'What was abandoned is deleted by hand, when you are sure:',
    block([
      `gcloud compute disks list --project ${project.id} --filter="zone~${region} AND name~^pvc-" # retained disks`,
      `gcloud storage rm --recursive gs://${database.backup.bucket}`,
      `gcloud compute addresses list --project ${project.id}`,
      `gcloud compute networks delete ${scenario.network.name} --project ${project.id} # after its subnets, routers and addresses`,
    ]),
    'Keys of Cloud KMS are never deleted, only their versions.',
  ].join('\n\n');
}

/** The commands of this scenario in order, from an empty project to the analyst's first query and back: Markdown. */
export function deployGuide(props: DeployGuideProps): string {
  const { scenario, management, operators, workload } = props;
  const { project, cluster, warnings, database } = scenario;
  const parts = [
    `# Deploy ${scenario.id}`,
    `Platform \`${scenario.name}\` in project \`${project.id}\`, region \`${scenario.region}\`, zones ${scenario.zones.join(', ')}. Run everything in this folder, one block after the other. docs/deployments.md explains each step.`,
    ...(warnings.length > 0 ? [`**Know before you deploy**\n\n${warnings.map((text) => `- ${text}`).join('\n')}`] : []),
    '## 1. Before',
    `You need gcloud, kubectl ${versions.KUBERNETES_VERSION} or newer, helm 3.14 or newer, and a management cluster with Config Connector ${versions.CONFIG_CONNECTOR_VERSION} or newer in namespaced mode.`,
    block([
      'export MANAGEMENT=... # kubectl context of the management cluster',
      `export WORKLOAD=${cluster.context} # made below by get-credentials`,
      `gcloud services enable cloudresourcemanager.googleapis.com serviceusage.googleapis.com --project ${project.id}`,
    ]),
    ...preflightStep(),
    '## 2. Google Cloud, by Config Connector',
    ...management.map((stage) => stageSection('management', 'MANAGEMENT', stage)),
    '## 3. The workload cluster',
    block([getCredentials(scenario), ...operators.map(helm)]),
    ...workload.map((stage) => stageSection('workload', 'WORKLOAD', stage)),
    `The database answers inside the cluster at \`${clientHost(identity(scenario))}\`, database \`${database.database}\`. Google issues the certificates of the Ingresses once their DNS names resolve; until then HTTPS fails:`,
    block([
      `kubectl --context "$WORKLOAD" --namespace ${scenario.servicesNamespace} wait --for=jsonpath='{.status.certificateStatus}'=Active --timeout=60m managedcertificate --all`,
    ]),
    analystSection(scenario),
    ...dayTwo(props),
    teardown(props),
  ];
  return `${parts.join('\n\n')}\n`;
}
