import type { EksScenario } from '../../scenario';
import { block } from './block';

/** What a person does later with one database: paragraphs of Markdown. */
export interface DayTwoParts {
  readonly upgrade: readonly string[];
  /** Certificates, passwords, licences. */
  readonly secrets: readonly string[];
  readonly restore: readonly string[];
  readonly scale: readonly string[];
  /** After the platform knows a service that is new. @default - nothing */
  readonly newService?: readonly string[];
  /** What the loss of a zone does to the database, and what not to do then. */
  readonly zone: readonly string[];
}

/** Shows the difference to what is deployed, and deploys the platform. */
export const deployPlatform = ({ name }: EksScenario): readonly string[] => [
  `npx cdk diff ${name}-platform`,
  `npx cdk deploy ${name}-platform`,
];

/** Reads back the nodes, by their zone. */
const NODES = 'kubectl get nodes --label-columns topology.kubernetes.io/zone,trizone.dev/dedicated';

function kubernetes(scenario: EksScenario): readonly string[] {
  const cluster = `--region ${scenario.region} --cluster-name ${scenario.cluster.name}`;
  return [
    '### Upgrade Kubernetes',
    'One minor version at a time: `KUBERNETES_VERSION` in `lib/scenario/versions.ts`, and the add-ons that fit it in `lib/aws/blueprint/add-on-versions.ts`. The deploy upgrades the control plane and the add-ons. The node groups follow by hand, one group and so one zone at a time, and respect the disruption budgets.',
    block([
      `aws eks list-insights ${cluster} --query "insights[?insightStatus.status!='PASSING'].[name,insightStatus.status]" --output table`,
      ...deployPlatform(scenario),
      `for group in $(aws eks list-nodegroups ${cluster} --query "nodegroups[]" --output text); do`,
      `  aws eks update-nodegroup-version ${cluster} --nodegroup-name "$group"`,
      `  aws eks wait nodegroup-active ${cluster} --nodegroup-name "$group"`,
      'done',
      NODES,
    ]),
  ];
}

function nodes(scenario: EksScenario): readonly string[] {
  return [
    '### Replace nodes',
    'One node that is sick: drain it, and end its machine; its group makes another one in the same zone.',
    block([
      NODES,
      'export NODE=... # its name',
      'kubectl drain --ignore-daemonsets --delete-emptydir-data "$NODE"',
      `aws ec2 terminate-instances --region ${scenario.region} --instance-ids "$(kubectl get node "$NODE" --output jsonpath='{.spec.providerID}' | sed 's|.*/||')"`,
    ]),
    'All nodes, for another instance type: change `aws.instanceType` and deploy the platform. CloudFormation makes the new groups first and then deletes the old ones, of all zones together. The nodes of a database in the cluster follow from its `cpu` and `memory`: have a fresh backup before you change these.',
  ];
}

function zone(scenario: EksScenario, parts: DayTwoParts): readonly string[] {
  const { region, account, cluster } = scenario;
  return [
    '### A zone is lost',
    'Services go on in the two others; nothing is to be done. What is where:',
    block([
      NODES,
      "kubectl get pods --all-namespaces --field-selector 'status.phase!=Running,status.phase!=Succeeded'",
    ]),
    ...parts.zone,
    'A zone that is only slow is left by a zonal shift, which ends by itself:',
    block([
      `aws ec2 describe-availability-zones --region ${region} --query "AvailabilityZones[].[ZoneName,ZoneId]" --output table`,
      'export ZONE_ID=... # of the slow zone',
      `aws arc-zonal-shift start-zonal-shift --region ${region} --resource-identifier arn:aws:eks:${region}:${account}:cluster/${cluster.name} --away-from "$ZONE_ID" --expires-in 6h --comment "slow zone"`,
    ]),
  ];
}

/** What a person does after the first day, in what order: Markdown. */
export function dayTwo(scenario: EksScenario, parts: DayTwoParts): readonly string[] {
  const services = scenario.serviceStacks.map(({ name }) => name).join(' ');
  return [
    '## 4. Day two',
    'A change begins in the project: edit, synthesize, read `npx cdk diff`, deploy. Paths below are those of `npm run synth` without options.',
    ...kubernetes(scenario),
    '### Upgrade the database',
    ...parts.upgrade,
    '### Certificates and passwords',
    ...parts.secrets,
    '### Restore a backup',
    ...parts.restore,
    ...nodes(scenario),
    '### Scale',
    'Services: `replicas` of the service in `trizone.yaml`, and the fewest and the most nodes of each zone follow. The autoscaler moves between the two numbers by itself.',
    block(['npm run synth', ...deployPlatform(scenario), `npx cdk deploy ${services}`]),
    ...parts.scale,
    '### Add a service',
    'Add it under `services` in `trizone.yaml`. The platform first: it makes the user of the database.',
    block(['npm run synth', ...deployPlatform(scenario)]),
    ...(parts.newService ?? []),
    block([`npx cdk deploy ${services}`, 'kubectl get ingress --namespace services']),
    ...zone(scenario, parts),
  ];
}
