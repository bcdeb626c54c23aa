import type { EksScenario } from '../../scenario';
import { type Alert, alertSection } from '../../workloads';
import { block } from './block';
import { NODES, replaceNodes } from './replace-nodes';

/** What a person does later with one database: paragraphs of Markdown. */
export interface DayTwoParts {
  readonly upgrade: readonly string[];
  /** Certificates, passwords, licences. */
  readonly secrets: readonly string[];
  readonly restore: readonly string[];
  /** What must hold before pods of the database are moved. @default - nothing */
  readonly beforeDrain?: readonly string[];
  readonly scale: readonly string[];
  /** After the platform knows a service that is new. @default - nothing */
  readonly newService?: readonly string[];
  /** Changes of the ways of the analyst, with a heading. @default - nothing */
  readonly access?: readonly string[];
  /** What must be told of the database. @default - nothing */
  readonly alerts?: readonly Alert[];
  /** What the loss of a zone does to the database, and what not to do then. */
  readonly zone: readonly string[];
}

/** Shows the difference to what is deployed, and deploys the services, whose stacks bring the platform along. */
const deployServices = ({ serviceStacks }: EksScenario): readonly string[] => {
  const names = serviceStacks.map(({ name }) => name).join(' ');
  return [`npx cdk diff ${names}`, `npx cdk deploy ${names}`];
};

/** Shows the difference to what is deployed, and deploys the platform. */
export const deployPlatform = ({ name }: EksScenario): readonly [diff: string, deploy: string] => [
  `npx cdk diff ${name}-platform`,
  `npx cdk deploy ${name}-platform`,
];

function kubernetes(scenario: EksScenario, parts: DayTwoParts): readonly string[] {
  const cluster = `--region ${scenario.region} --cluster-name ${scenario.cluster.name}`;
  return [
    '### Upgrade Kubernetes',
    'One minor version at a time: `KUBERNETES_VERSION` in `lib/scenario/versions.ts`, and the add-ons that fit it in `lib/aws/blueprint/add-on-versions.ts`. The deploy upgrades the control plane and the add-ons. The node groups follow by hand, one group and so one zone at a time, and respect the disruption budgets.',
    'The loop stops at a group whose update failed. Its last words are then why: most often a pod that could not be moved within 15 minutes. Mend that, and run the loop again.',
    ...(parts.beforeDrain ? ['Each group drains its nodes, so look at the database first: see "Replace nodes".'] : []),
    block([
      `aws eks list-insights ${cluster} --query "insights[?insightStatus.status!='PASSING'].[name,insightStatus.status]" --output table`,
      ...deployPlatform(scenario),
      `for group in $(aws eks list-nodegroups ${cluster} --query "nodegroups[]" --output text); do`,
      `  update="$(aws eks update-nodegroup-version ${cluster} --nodegroup-name "$group" --query update.id --output text)"`,
      `  aws eks wait nodegroup-active ${cluster} --nodegroup-name "$group"`,
      `  status="$(aws eks describe-update --region ${scenario.region} --name ${scenario.cluster.name} --nodegroup-name "$group" --update-id "$update" --query "update.[status,errors[].errorMessage]" --output text)"`,
      '  echo "$group: $status"',
      '  [[ "$status" == Successful* ]] || break',
      'done',
      NODES,
    ]),
  ];
}

/** What becomes of the pods when the zone is back. */
const BACK =
  'When it is back and its nodes are ready, the descheduler moves replicas into it, one of each service at a time, within minutes.';

function zone(scenario: EksScenario, parts: DayTwoParts): readonly string[] {
  const { region, account, cluster } = scenario;
  return [
    '### A zone is lost',
    `Services go on in the two others; nothing is to be done. ${BACK} What is where:`,
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

/** Removing and renaming, and what to do when a stack of services is full. */
function services(scenario: EksScenario): readonly string[] {
  const { serviceStacks } = scenario;
  return [
    '### Remove or rename a service',
    'Take it out of `services` in `trizone.yaml`, and out of the `allowFrom` of others; or give it another name, which is a new service and the end of the former one: then follow "Add a service", which makes its database user first. Everything that belonged to it goes with the deploy: its objects, its rules at the load balancer, its rights. What it wrote into the database stays, and so does a Secret that cert-manager made for a client certificate: `kubectl delete secret` removes it, and the database refuses the user anyway.',
    block(['npm run synth', ...deployServices(scenario)]),
    '### More stacks of services',
    `In which stack a service is follows from its name and from \`aws.serviceStacks\`, which is ${serviceStacks.length}: other services move none. When a stack is full, \`npm run synth\` refuses; raise the number until it does not. With a larger number some services move into stacks that are new; each of these is away for some minutes, between the deploy of its former stack and that of its new one, and gets the load balancer of the new stack: make its host name a CNAME of that one. Deploy all stacks with one command, as \`DEPLOY.md\` shows it after the synth: it takes them in their order.`,
    block(['npm run synth', ...deployServices(scenario), 'kubectl get ingress --namespace services']),
    'A smaller number: first destroy the stacks whose number is larger than the new one, with `npx cdk destroy`. Their services are away until the next deploy. A stack that was left out without that would delete living services when it is destroyed later.',
  ];
}

/** How a VPN is changed while it carries traffic. */
function vpn(scenario: EksScenario): readonly string[] {
  const { name, analyst } = scenario;
  if (!analyst.vpn) return [];
  return [
    '### Change the VPN',
    'A connection is made anew, with new pre-shared keys and new addresses of AWS, when the `address`, the `asn` or the `routing` of its device changes. Change one device at a time in `trizone.yaml`, with the `routing` of that entry in `customerGateways`; the other connection stays as it is and carries the traffic. Configure the device from the new download, wait until both of its tunnels are up, then change the other one. With one device alone the VPN is down until it is configured.',
    block([
      'npm run synth',
      `npx cdk diff ${name}-network`,
      `npx cdk deploy ${name}-network`,
      `aws ec2 describe-vpn-connections --region ${scenario.region} --query "VpnConnections[].VgwTelemetry[].[OutsideIpAddress,Status]" --output table`,
    ]),
  ];
}

/** What a person does after the first day, in what order: Markdown. */
export function dayTwo(scenario: EksScenario, parts: DayTwoParts): readonly string[] {
  return [
    '## 4. Day two',
    'A change begins in the project: edit, synthesize, read `npx cdk diff`, deploy. Paths below are those of `npm run synth` without options.',
    ...kubernetes(scenario, parts),
    '### Upgrade the database',
    ...parts.upgrade,
    '### Certificates and passwords',
    ...parts.secrets,
    '### Restore a backup',
    ...parts.restore,
    ...replaceNodes(scenario, parts.beforeDrain ?? []),
    '### Scale',
    'Services: `replicas` of the service in `trizone.yaml`, and the fewest and the most nodes of each zone follow. The autoscaler moves between the two numbers by itself, and a deploy keeps the nodes that it has added. The stacks of the services bring the platform along:',
    block(['npm run synth', ...deployServices(scenario)]),
    ...parts.scale,
    '### Add a service',
    'Add it under `services` in `trizone.yaml`. The platform first: it makes the user of the database.',
    block(['npm run synth', ...deployPlatform(scenario)]),
    ...(parts.newService ?? []),
    block([...deployServices(scenario), 'kubectl get ingress --namespace services']),
    ...services(scenario),
    ...vpn(scenario),
    ...(parts.access ?? []),
    ...(parts.alerts ? alertSection(parts.alerts) : []),
    ...zone(scenario, parts),
  ];
}
