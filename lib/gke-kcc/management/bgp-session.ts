import type { Chart } from 'cdk8s';
import type { BgpSession, GkeCockroachDbScenario } from '../../scenario';
import type { ComputeRouterInterfaceSpec, ComputeRouterPeerSpec } from '../kinds/compute-router';
import { ConfigConnectorObject } from '../kinds/config-connector-object';
import type { ByName } from '../kinds/reference';

/** All sessions have the same, so that the links share the traffic and each carries all of it when the other is lost. */
const PRIORITY = 100;

/**
 * Defines a Cloud Router for a link to the analysts. It announces the subnet of the load balancers and nothing else: the
 * analysts need one address in it, and nodes, pods and the control plane are none of their business.
 */
export function linkRouter(
  chart: Chart,
  scenario: GkeCockroachDbScenario,
  { router, asn }: { readonly router: string; readonly asn: number },
): ByName {
  const { network, region } = scenario;
  return new ConfigConnectorObject(chart, 'ComputeRouter', {
    name: router,
    spec: {
      networkRef: { name: network.name },
      region,
      bgp: {
        asn,
        advertiseMode: 'CUSTOM',
        advertisedIpRanges: [{ range: network.loadBalancers, description: 'internal load balancers' }],
      },
    },
  }).ref;
}

/** What a session runs over. */
type Link = Pick<ComputeRouterInterfaceSpec, 'vpnTunnelRef' | 'interconnectAttachmentRef'>;

/** Defines both ends of a BGP session over a tunnel or an attachment. */
export function bgpSession(
  chart: Chart,
  region: string,
  routerRef: ByName,
  { name, range, address, peerAddress, peerAsn }: BgpSession,
  link: Link,
  detection: Pick<ComputeRouterPeerSpec, 'bfd'> = {},
): void {
  const { ref } = new ConfigConnectorObject(chart, 'ComputeRouterInterface', {
    name,
    spec: { region, routerRef, ipRange: range, ...link },
  });
  new ConfigConnectorObject(chart, 'ComputeRouterPeer', {
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
