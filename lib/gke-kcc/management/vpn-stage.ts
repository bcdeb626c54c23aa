import type { GkeCockroachDbScenario, VpnPlan } from '../../scenario';
import type { Stage } from '../stage';
import { bgpSession, linkRouter } from './bgp-session';
import { type Make, managementStage } from './management-stage';

/** Key of the Secrets in which the pre-shared keys are. */
const SECRET_KEY = 'psk';

function vpn(make: Make, scenario: GkeCockroachDbScenario, plan: VpnPlan): void {
  const { network, region } = scenario;
  const router = linkRouter(make, scenario, plan);
  const gateway = make('ComputeVPNGateway', {
    name: plan.gateway,
    // its two addresses are in the configuration of the peer
    keepOnDelete: true,
    spec: { networkRef: { name: network.name }, region, stackType: 'IPV4_ONLY' },
  });
  const peer = make('ComputeExternalVPNGateway', {
    name: plan.peer.name,
    spec: {
      redundancyType: 'TWO_IPS_REDUNDANCY',
      interface: plan.peer.addresses.map((ipAddress, id) => ({ id, ipAddress })),
    },
  });
  for (const tunnel of plan.tunnels) {
    const ref = make('ComputeVPNTunnel', {
      name: tunnel.name,
      spec: {
        region,
        vpnGatewayRef: gateway,
        vpnGatewayInterface: tunnel.interface,
        peerExternalGatewayRef: peer,
        peerExternalGatewayInterface: tunnel.interface,
        ikeVersion: 2,
        routerRef: router,
        sharedSecret: { valueFrom: { secretKeyRef: { name: tunnel.secret, key: SECRET_KEY } } },
      },
    });
    bgpSession(make, region, router, tunnel, { vpnTunnelRef: ref });
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
  return managementStage(scenario, {
    directory: '70-vpn',
    title: `HA VPN to ${plan.peer.name}`,
    secrets: plan.tunnels.map((tunnel) => ({
      namespace: scenario.configConnector.namespace,
      name: tunnel.secret,
      key: SECRET_KEY,
      content: `the pre-shared key of the tunnel to ${plan.peer.addresses[tunnel.interface]}, as the peer has it`,
    })),
    readyWithinMinutes: 15,
    next: {
      text: `Configure the peer: IKEv2, tunnel ${plan.tunnels.map(({ interface: index }) => index).join(' and ')} to our two addresses, BGP with ${plan.tunnels.map(({ peerAddress }) => peerAddress).join(' and ')} on its side. Then both sessions are up:`,
      commands: [
        `gcloud compute vpn-gateways describe ${plan.gateway} --region ${scenario.region} --project ${scenario.project.id} --format="value(vpnInterfaces[].ipAddress)"`,
        `gcloud compute routers get-status ${plan.router} --region ${scenario.region} --project ${scenario.project.id} --format="table(result.bgpPeerStatus[].name, result.bgpPeerStatus[].status)"`,
      ],
    },
    files: { vpn: (make) => vpn(make, scenario, plan) },
  });
}
