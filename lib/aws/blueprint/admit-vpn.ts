import { Peer, Port, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';

/**
 * Admits the networks behind the VPN to the Kubernetes API, which has no public address unless `aws.publicEndpoint` says so:
 * without it neither administrators nor an analyst on the bastion pods would have a way in. IAM decides who may do what.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html (connected network, November 2026)
 */
export function admitVpn(cluster: ICluster, networks: readonly string[]): void {
  const group = cluster.node.findChild('ControlPlaneSecurityGroup') as SecurityGroup;
  for (const network of networks) group.addIngressRule(Peer.ipv4(network), Port.HTTPS, 'Kubernetes API, by the VPN');
}
