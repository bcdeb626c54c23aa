import type { EksScenario } from '../../scenario';
import { kubeconfigCommand } from '../kubeconfig-command';
import { block } from './block';
import { type DayTwoParts, dayTwo } from './day-two';
import { type FailedDeployParts, firstDeploy, liftProtection, whenADeployFails } from './failed-deploy';
import { deployAgain, whatStays } from './kept-data';
import { preflightStep } from './preflight-step';

/** In what the guides of the scenarios differ: paragraphs of Markdown. */
export interface GuideParts extends FailedDeployParts {
  readonly id: string;
  /** What is made by hand before the platform. @default - nothing */
  readonly before?: readonly string[];
  /** After the platform, before the services. @default - nothing */
  readonly database?: readonly string[];
  readonly analyst: readonly string[];
  readonly dayTwo: DayTwoParts;
  /** What to know and to do before the stacks are destroyed. */
  readonly teardown: readonly string[];
  /** Commands, after the services, that delete what the platform's stack keeps and cannot go without. @default - nothing */
  readonly deleteDatabase?: readonly string[];
  /** Whether the deploy builds an image. */
  readonly docker: boolean;
}

/** Which Secrets a person makes first, for the services' own variables. */
function serviceSecrets({ serviceStacks }: EksScenario): readonly string[] {
  const names = serviceStacks
    .flatMap(({ services }) => services)
    .flatMap(({ secretEnv }) => Object.values(secretEnv).map(({ secret, key }) => `${secret} ${key}`));
  return [...new Set(names)];
}

/** From where `kubectl` reaches the Kubernetes API. */
function reach({ cluster: { publicEndpoint }, analyst: { vpn } }: EksScenario): string {
  const open = publicEndpoint ? ` ${publicEndpoint.cidrs.join(', ')} by the internet,` : '';
  const linked = vpn ? ` ${vpn.networks.join(', ')} by the VPN,` : '';
  return `\`kubectl\` reaches the Kubernetes API from${open}${linked} machines in the security group of the cluster, and nowhere else. Such a machine is a VPC environment of AWS CloudShell with a private subnet and that group, which \`aws eks describe-cluster\` names; \`aws.publicEndpoint\` opens the API to named networks.`;
}

/** Shows the outputs of the platform's stack. */
export const outputsCommand = ({ name, region }: EksScenario): string =>
  `aws cloudformation describe-stacks --region ${region} --stack-name ${name}-platform --query "Stacks[0].Outputs" --output table`;

/** Destroys the stacks from the last to the first. */
function destroy(scenario: EksScenario, { unprotect = [], deleteDatabase = [] }: GuideParts): readonly string[] {
  const { name, serviceStacks } = scenario;
  return [
    `npx cdk destroy ${serviceStacks.map((stack) => stack.name).join(' ')}`,
    ...unprotect,
    ...deleteDatabase,
    ...liftProtection(scenario),
    `npx cdk destroy ${name}-platform`,
    `npx cdk destroy ${name}-network`,
  ];
}

/** The commands of a scenario in order, from an empty account to the analyst's first query and back: Markdown. */
export function deployGuide(scenario: EksScenario, guide: GuideParts): string {
  const { name, account, region, zones, cluster, warnings, serviceStacks, servicesNamespace } = scenario;
  const services = serviceStacks.map((stack) => stack.name);
  const kubeconfig = kubeconfigCommand({ region, clusterName: cluster.name, adminRole: cluster.adminRoles[0] ?? '' });
  const secrets = serviceSecrets(scenario);
  const parts = [
    `# Deploy ${guide.id}`,
    `Platform \`${name}\` in account \`${account}\`, region \`${region}\`, zones ${zones.join(', ')}. The stacks are the CDK's: deploy them with its own tool, from the root of the project. The templates and manifests in this folder are for reading.`,
    ...(warnings.length > 0 ? [`**Know before you deploy**\n\n${warnings.map((text) => `- ${text}`).join('\n')}`] : []),
    '## 1. Before',
    ...preflightStep(guide.id),
    `You need credentials of the account${guide.docker ? ', and Docker, which builds the image of Pgpool-II' : ', but no Docker'}. Once for each account and region:`,
    block([`npx cdk bootstrap aws://${account}/${region}`]),
    ...(guide.before ?? []),
    '## 2. Deploy',
    block(['npx cdk ls', `npx cdk diff ${name}-network ${name}-platform`, firstDeploy(scenario)]),
    `The platform stack takes about half an hour. When it fails: [When a deploy fails](#when-a-deploy-fails). It prints the command that gives \`kubectl\` access, here for ${kubeconfig.who}; only the roles of \`aws.adminRoles\` have it. ${reach(scenario)}`,
    block([kubeconfig.command, 'kubectl get pods --all-namespaces']),
    ...(guide.database ?? []),
    'Now that the platform stands, protect it: stacks, cluster and database refuse to be deleted from here on. Every later deploy does the same, for it has no `--context protection=off`; the platform takes a minute.',
    block([`npx cdk deploy ${name}-network ${name}-platform`]),
    ...(secrets.length > 0
      ? [
          `The services take variables from Secrets of their namespace, which you make now (name and key): ${secrets.join('; ')}.`,
        ]
      : []),
    'The CDK deploys the stacks that these need before them, when they have changed:',
    block([`npx cdk deploy ${services.join(' ')}`]),
    "Once: make the host name of each service a CNAME of the load balancer's address, both of which this shows:",
    block([`kubectl get ingress --namespace ${servicesNamespace}`]),
    ...whenADeployFails(scenario, guide),
    '## 3. The analyst connects',
    ...guide.analyst,
    ...dayTwo(scenario, guide.dayTwo),
    '## 5. Tear-down',
    ...guide.teardown,
    block(destroy(scenario, guide)),
    'A step that fails is run again. What is deleted by hand meanwhile is no hindrance.',
    ...whatStays(scenario, guide.kept),
    ...deployAgain(scenario, guide.kept),
  ];
  return `${parts.join('\n\n')}\n`;
}
