import { addons, type ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import { CfnAddon } from 'aws-cdk-lib/aws-eks';
import type { Construct } from 'constructs';
import { LEAVE_LOST_NODES } from '../../workloads';
import { acceptFinding } from './accept-finding';
import { EKS_ADD_ONS } from './add-on-versions';
import { EbsCsiDriverAddOn } from './ebs-csi-driver-add-on';
import { replicatedController } from './replicated-controller';

/** What CoreDNS tolerates as EKS ships it. Setting tolerations replaces the list, so it is repeated. */
const COREDNS_TOLERATIONS = [
  { key: 'CriticalAddonsOnly', operator: 'Exists' },
  { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
];

/** Nothing resolves a name without CoreDNS: a replica in each zone. */
const coreDnsValues = () => ({
  replicaCount: 3,
  ...replicatedController({ 'k8s-app': 'kube-dns' }),
  tolerations: [...COREDNS_TOLERATIONS, ...LEAVE_LOST_NODES],
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
});

/**
 * The add-ons that EKS itself maintains, the Pod Identity agent first: the library adds a second one when anything that
 * uses Pod Identity comes before it.
 */
export function coreAddOns(clusterName: string): ClusterAddOn[] {
  return [
    new addons.EksPodIdentityAgentAddOn(EKS_ADD_ONS.podIdentityAgent),
    new addons.VpcCniAddOn({
      version: EKS_ADD_ONS.vpcCni,
      // without it NetworkPolicies are accepted and ignored
      enableNetworkPolicy: true,
      // prefixes of 16 addresses instead of single ones: room for 110 pods on a small node
      enablePrefixDelegation: true,
      warmPrefixTarget: 1,
    }),
    new addons.CoreDnsAddOn(EKS_ADD_ONS.coreDns, { configurationValues: coreDnsValues() }),
    new addons.KubeProxyAddOn(EKS_ADD_ONS.kubeProxy),
    new EbsCsiDriverAddOn(clusterName),
  ];
}

/** Accepts what the availability rules find about the add-ons of a stack. */
export function acceptCoreAddOnFindings(stack: Construct): void {
  for (const addOn of stack.node.findAll()) {
    if (!(addOn instanceof CfnAddon) || addOn.addonName !== 'coredns') continue;
    acceptFinding(
      addOn,
      'HA-K8S-024',
      'The configuration of the add-on is documented for minAvailable and maxUnavailable of the budget only',
    );
  }
}
