import { addons, type ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import { LEAVE_LOST_NODES } from '../../workloads';
import { EKS_ADD_ONS } from './add-on-versions';
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

/** Moves volumes when pods move. Its StorageClass is our own: {@link EncryptedStorageClass}. */
const ebsCsiValues = () => ({
  controller: { replicaCount: 2, ...replicatedController({ app: 'ebs-csi-controller' }) },
});

/**
 * The add-ons that EKS itself maintains, the Pod Identity agent first: the library adds a second one when anything that
 * uses Pod Identity comes before it.
 */
export function coreAddOns(): ClusterAddOn[] {
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
    new addons.EbsCsiDriverAddOn({
      version: EKS_ADD_ONS.ebsCsiDriver,
      // the driver's own class would neither carry our key nor wait for access to the cluster
      storageClass: '',
      configurationValues: ebsCsiValues(),
    }),
  ];
}
