import type { AllowlistedAnalystPlan, EksScenario } from '../../scenario';
import { block } from './block';

/** How an analyst signs in to a database in the cluster. */
export interface SignIn {
  /** Namespace of the database, and name of the workload that the load balancers stand in front of. */
  readonly namespace: string;
  readonly target: string;
  readonly port: number;
  readonly database: string;
  /** What psql takes beside host, port, database and user. */
  readonly credentials: string;
}

/** Shows the address of a load balancer. */
const balancerCommand = ({ namespace, target }: SignIn, scheme: 'external' | 'internal'): string =>
  `kubectl get service --namespace ${namespace} ${target}-${scheme} --output jsonpath='{.status.loadBalancer.ingress[0].hostname}'`;

/** The ways of the analyst to a database in the cluster, as Markdown. */
export function clusterAnalystGuide(
  scenario: EksScenario & { readonly analyst: AllowlistedAnalystPlan },
  signIn: SignIn,
): readonly string[] {
  const { analyst, analystNamespace, cluster, region } = scenario;
  const { allowlist, vpn, bastionPod, username } = analyst;
  const psql = (host: string) =>
    `psql "host=${host} port=${signIn.port} dbname=${signIn.database} user=${username} ${signIn.credentials}"`;
  return [
    ...(allowlist
      ? [
          `**Allowlisted load balancer**, from ${allowlist.cidrs.map(({ cidr }) => cidr).join(', ')}. Once: make ${allowlist.host} a CNAME of`,
          block([balancerCommand(signIn, 'external')]),
          block([psql(allowlist.host)]),
        ]
      : []),
    ...(vpn
      ? [
          `**VPN**, from ${vpn.networks.join(', ')}: configure the peer from the console's download for each connection. The internal load balancer has an address in each zone, which stay and stand in the certificate; psql tries one after the other:`,
          block([
            `export ADDRESSES="$(kubectl get service --namespace ${signIn.namespace} ${signIn.target}-internal --output go-template='{{index .metadata.annotations "service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses"}}')"`,
            psql('$ADDRESSES'),
          ]),
        ]
      : []),
    ...(bastionPod
      ? [
          `**Bastion pods**, for whoever takes the role that the output \`AnalystRoleArn\` names; any of the ${bastionPod.replicas} pods will do. The Kubernetes API must be in reach:`,
          block([
            `aws eks update-kubeconfig --region ${region} --name ${cluster.name} --role-arn <AnalystRoleArn>`,
            `kubectl --namespace ${analystNamespace} exec --stdin --tty ${bastionPod.name}-0 -- psql`,
          ]),
        ]
      : []),
  ];
}
