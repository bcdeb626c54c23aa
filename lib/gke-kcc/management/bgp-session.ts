import type { BgpSession, GkeCockroachDbScenario } from '../../scenario';
import type { ComputeRouterInterfaceSpec, ComputeRouterPeerSpec } from '../kinds/compute-router';
import type { ByName } from '../kinds/reference';
import type { Make } from './management-stage';

/** All sessions have the same, so that the links share the traffic and each carries all of it when the other is lost. */
const PRIORITY = 100;

/**
 * Defines a Cloud Router for a link to the analysts. It announces the subnet of the load balancers and nothing else: the
 * analysts need one address in it, and nodes, pods and the control plane are none of their business.
 *
 * A router that is deleted waits for what lies on it, so it is kept when that is kept.
 */
export function linkRouter(
  make: Make,
  scenario: GkeCockroachDbScenario,
  { router, asn }: { readonly router: string; readonly asn: number },
  keepOnDelete = false,
): ByName {
  const { network, region } = scenario;
  return make('ComputeRouter', {
    name: router,
    keepOnDelete,
    spec: {
      networkRef: { name: network.name },
      region,
      bgp: {
        asn,
        advertiseMode: 'CUSTOM',
        advertisedIpRanges: [{ range: network.loadBalancers, description: 'internal load balancers' }],
      },
    },
  });
}

/** What a session runs over. */
type Link = Pick<ComputeRouterInterfaceSpec, 'vpnTunnelRef' | 'interconnectAttachmentRef'>;

/** Defines both ends of a BGP session over a tunnel or an attachment. */
export function bgpSession(
  make: Make,
  region: string,
  routerRef: ByName,
  { name, range, address, peerAddress, peerAsn }: BgpSession,
  link: Link,
  detection: Pick<ComputeRouterPeerSpec, 'bfd'> = {},
): void {
  const ref = make('ComputeRouterInterface', {
    name,
    spec: { region, routerRef, ipRange: range, ...link },
  });
  make('ComputeRouterPeer', {
    name,
    spec: {
      region,
      routerRef,
      routerInterfaceRef: ref,
      ipAddress: { external: address },
      peerIpAddress: peerAddress,
      peerAsn,
      advertisedRoutePriority: PRIORITY,
      ...detection,
    },
  });
}
