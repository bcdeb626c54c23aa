import type { NetworkPolicyEgressRule } from 'cdk8s-plus-33/lib/imports/k8s';
import type { CloudProfile } from './cloud-profile';
import type { DatabaseEndpoint } from './database-endpoint';
import { outgoing, tcp } from './network-policy';

/** What a client of the database may call: the database, and the metadata server when its identity is its credential. */
export function databaseEgress(
  { peers, port, authentication }: DatabaseEndpoint,
  { metadataServer }: Pick<CloudProfile, 'metadataServer'>,
): NetworkPolicyEgressRule[] {
  const identity = authentication.method === 'iamToken' ? metadataServer.peers : [];
  return [...outgoing(peers, [tcp(port)]), ...outgoing(identity, metadataServer.ports.map(tcp))];
}
