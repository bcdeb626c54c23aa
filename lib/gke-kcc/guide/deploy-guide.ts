import { type GkeCockroachDbScenario, versions } from '../../scenario';
import { clientHost } from '../../workloads';
import type { Operator } from '../operators';
import type { Stage } from '../stage';
import { identity } from '../workload/database-access';
import { block } from './block';
import { dayTwo } from './day-two';
import type { DeployGuideProps } from './deploy-guide-props';
import { failedDeploy } from './failed-deploy';
import { makeSecret } from './make-secret';
import { preflightStep } from './preflight-step';
import { tearDown } from './tear-down';

function stageSection(tree: string, context: string, stage: Stage): string {
  const kubectl = `kubectl --context "$${context}"`;
  const secrets = stage.secrets ?? [];
  const contents = secrets.map(({ name, key, content }) => `- \`${name}.${key}\`: ${content}`);
  return [
    `### ${tree}/${stage.directory}: ${stage.title}`,
    ...(secrets.length > 0
      ? [
          `Put each secret into a file of its own, make the Secret, delete the file:\n\n${contents.join('\n')}`,
          block(secrets.map((secret) => makeSecret(kubectl, secret))),
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

/** The commands of this scenario in order, from an empty project to the analyst's first query and back: Markdown. */
export function deployGuide(props: DeployGuideProps): string {
  const { scenario, management, operators, workload } = props;
  const { project, cluster, warnings, database } = scenario;
  const parts = [
    `# Deploy ${scenario.id}`,
    `Platform \`${scenario.name}\` in project \`${project.id}\`, region \`${scenario.region}\`, zones ${scenario.zones.join(', ')}. Run everything in this folder, one block after the other; every block can be run again. docs/deployments.md explains each step.`,
    ...(warnings.length > 0 ? [`**Know before you deploy**\n\n${warnings.map((text) => `- ${text}`).join('\n')}`] : []),
    '## 1. Before',
    `You need gcloud, kubectl ${versions.KUBERNETES_VERSION} or newer, helm 3.14 or newer, and a management cluster with Config Connector ${versions.OLDEST_CONFIG_CONNECTOR_VERSION} or newer in namespaced mode; the last command prints its version, and the output is checked against ${versions.CONFIG_CONNECTOR_VERSION}. Config Controller and the add-on of GKE bring a version of their own, which may be older: below ${versions.OLDEST_CONFIG_CONNECTOR_VERSION} the cluster cannot be made, because its first node pool would run as an account that hardened organisations switch off.`,
    block([
      'export MANAGEMENT=... # kubectl context of the management cluster',
      `export WORKLOAD=${cluster.context} # made below by get-credentials`,
      `gcloud services enable cloudresourcemanager.googleapis.com serviceusage.googleapis.com --project ${project.id}`,
      `kubectl --context "$MANAGEMENT" get namespace cnrm-system --output jsonpath='{.metadata.annotations.cnrm\\.cloud\\.google\\.com/version}'`,
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
    ...failedDeploy(props),
    ...dayTwo(props),
    ...tearDown(props),
  ];
  return `${parts.join('\n\n')}\n`;
}
