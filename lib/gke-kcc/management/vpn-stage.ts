import type { Chart } from 'cdk8s';
import type { GkeCockroachDbScenario, VpnPlan } from '../../scenario';
import { ConfigConnectorObject } from '../kinds/config-connector-object';
import type { Stage } from '../stage';
import { bgpSession, linkRouter } from './bgp-session';
import { managementStage } from './management-stage';

/** Key of the Secrets in which the pre-shared keys are. */
const SECRET_KEY = 'psk';

function vpn(chart: Chart, scenario: GkeCockroachDbScenario, plan: VpnPlan): void {
  const { network, region } = scenario;
  const router = linkRouter(chart, scenario, plan);
  const gateway = new ConfigConnectorObject(chart, 'ComputeVPNGateway', {
    name: plan.gateway,
    // its two addresses are in the configuration of the peer
    keepOnDelete: true,
    spec: { networkRef: { name: network.name }, region, stackType: 'IPV4_ONLY' },
  });
  const peer = new ConfigConnectorObject(chart, 'ComputeExternalVPNGateway', {
    name: plan.peer.name,
    spec: {
      redundancyType: 'TWO_IPS_REDUNDANCY',
      interface: plan.peer.addresses.map((ipAddress, id) => ({ id, ipAddress })),
    },
  });
  for (const tunnel of plan.tunnels) {
    const { ref } = new ConfigConnectorObject(chart, 'ComputeVPNTunnel', {
      name: tunnel.name,
      spec: {
        region,
        vpnGatewayRef: gateway.ref,
        vpnGatewayInterface: tunnel.interface,
        peerExternalGatewayRef: peer.ref,
        peerExternalGatewayInterface: tunnel.interface,
        ikeVersion: 2,
        routerRef: router,
        sharedSecret: { valueFrom: { secretKeyRef: { name: tunnel.secret, key: SECRET_KEY } } },
      },
    });
    bgpSession(chart, region, router, tunnel, { vpnTunnelRef: ref });
  }
}

/**
 * Defines HA VPN: two tunnels, from each of our two interfaces to one of the peer's two devices, so that one of either may
 * fail. Google gives 99.99 % for this shape.
 *
 * No firewall rule is needed: GKE lets the peer's networks in to the load balancer (see `firewall`).
 *
 * @see https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies
 */
export function vpnStage(scenario: GkeCockroachDbScenario, plan: VpnPlan): Stage {
  const secrets = plan.tunnels.map(({ secret }) => secret).join(' and ');
  return managementStage(scenario, {
    directory: '70-vpn',
    title: `HA VPN to ${plan.peer.name}; make the Secrets ${secrets} (key ${SECRET_KEY}) first`,
    readyWithinMinutes: 15,
    files: { vpn: (chart) => vpn(chart, scenario, plan) },
  });
}
