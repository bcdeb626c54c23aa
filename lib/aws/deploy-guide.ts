import type { EksAuroraScenario } from '../scenario';

const block = (commands: readonly string[]): string => ['```sh', ...commands, '```'].join('\n');

/** Which secrets of AWS Secrets Manager a person makes first, for the services' own variables. */
function serviceSecrets({ serviceStacks }: EksAuroraScenario): readonly string[] {
  const names = serviceStacks
    .flatMap(({ services }) => services)
    .flatMap(({ secretEnv }) => Object.values(secretEnv).map(({ secret, key }) => `${secret} ${key}`));
  return [...new Set(names)];
}

function analystSection({ analyst, name, region }: EksAuroraScenario): string {
  const { vpn, bastionHost, bastionPod, publicEndpoint } = analyst;
  const outputs = (stack: string) =>
    `aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query "Stacks[0].Outputs" --output table`;
  return [
    '## 3. The analyst connects',
    'In each way the analyst signs in with IAM and gets a token for 15 minutes in place of a password. The commands, with the endpoints filled in, are outputs of the stack:',
    block([outputs(`${name}-platform`)]),
    ...(bastionHost ? ['- **Bastion host**: a port is forwarded through Session Manager; `psql` connects to it.'] : []),
    ...(bastionPod ? [`- **Bastion pods**: \`kubectl exec\` into \`${bastionPod.name}-0\`, and \`psql\`.`] : []),
    ...(vpn
      ? [
          `- **VPN**, from ${vpn.networks.join(', ')}: configure the peer from the console's download for each connection, or from the pre-shared keys and addresses of its tunnels, then connect to the reader endpoint.`,
        ]
      : []),
    ...(publicEndpoint
      ? [`- **Public endpoint**, from ${publicEndpoint.cidrs.join(', ')}. Reason: ${publicEndpoint.reason}`]
      : []),
  ].join('\n\n');
}

/** The commands of this scenario in order, from an empty account to the analyst's first query and back: Markdown. */
export function deployGuide(scenario: EksAuroraScenario): string {
  const { id, name, account, region, zones, cluster, warnings, serviceStacks } = scenario;
  const services = serviceStacks.map((stack) => stack.name);
  const secrets = serviceSecrets(scenario);
  const parts = [
    `# Deploy ${id}`,
    `Platform \`${name}\` in account \`${account}\`, region \`${region}\`, zones ${zones.join(', ')}. The stacks are the CDK's: deploy them with its own tool, from the root of the project. The templates and manifests in this folder are for reading.`,
    ...(warnings.length > 0 ? [`**Know before you deploy**\n\n${warnings.map((text) => `- ${text}`).join('\n')}`] : []),
    '## 1. Before',
    'You need credentials of the account, but no Docker. Once for each account and region:',
    block([`npx cdk bootstrap aws://${account}/${region}`]),
    '## 2. Deploy',
    block(['npx cdk ls', 'npx cdk diff', `npx cdk deploy ${name}-network ${name}-platform`]),
    ...(secrets.length > 0
      ? [
          `The services take variables from Secrets of their namespace, which you make now (name and key): ${secrets.join('; ')}.`,
        ]
      : []),
    block([`npx cdk deploy ${services.join(' ')}`]),
    `The platform stack takes about half an hour. It prints the command that gives \`kubectl\` access; only the roles of \`aws.adminRoles\` have it.`,
    block([
      `aws eks update-kubeconfig --region ${region} --name ${cluster.name} --role-arn ${cluster.adminRoles[0]}`,
      'kubectl get pods --all-namespaces',
    ]),
    analystSection(scenario),
    '## 4. Tear-down',
    'The services first: their load balancers are made by a controller that the platform stack removes. They, the stacks and the database are protected against deletion. The database is retained: delete it by hand, when you are sure.',
    block([
      `for arn in $(aws resourcegroupstaggingapi get-resources --region ${region} --resource-type-filters elasticloadbalancing:loadbalancer --tag-filters Key=elbv2.k8s.aws/cluster,Values=${cluster.name} --query "ResourceTagMappingList[].ResourceARN" --output text); do`,
      `  aws elbv2 modify-load-balancer-attributes --region ${region} --load-balancer-arn "$arn" --attributes Key=deletion_protection.enabled,Value=false`,
      'done',
      `npx cdk destroy ${services.join(' ')}`,
      `aws eks update-cluster-config --region ${region} --name ${cluster.name} --no-deletion-protection`,
      `aws cloudformation update-termination-protection --region ${region} --no-enable-termination-protection --stack-name ${name}-platform`,
      `npx cdk destroy ${name}-platform`,
      `aws cloudformation update-termination-protection --region ${region} --no-enable-termination-protection --stack-name ${name}-network`,
      `npx cdk destroy ${name}-network`,
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}
