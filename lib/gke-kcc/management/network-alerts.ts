import type { GkeCockroachDbScenario } from '../../scenario';
import { type Alert, condition } from './alert-condition';
import { natName } from './names';

/** The NAT runs out of addresses or ports. @see https://cloud.google.com/nat/docs/monitoring */
export function natAlert(scenario: GkeCockroachDbScenario): Alert {
  const gateway = ['resource.type = "nat_gateway"', `resource.labels.gateway_name = "${natName(scenario)}"`];
  return {
    name: 'nat',
    title: 'NAT runs out of ports',
    severity: 'ERROR',
    advice: 'Pods cannot open connections to the internet. Add an address to the NAT gateway.',
    conditions: [
      condition('allocation failed', {
        where: [...gateway, 'metric.type = "router.googleapis.com/nat/nat_allocation_failed"'],
        is: 'above',
        threshold: 0,
        aggregations: [{ perSeriesAligner: 'ALIGN_COUNT_TRUE' }],
      }),
      condition('packets dropped', {
        where: [
          ...gateway,
          'metric.type = "router.googleapis.com/nat/dropped_sent_packets_count"',
          'metric.labels.reason = "OUT_OF_RESOURCES"',
        ],
        is: 'above',
        threshold: 0,
        aggregations: [{ perSeriesAligner: 'ALIGN_DELTA' }],
      }),
    ],
  };
}

/** A tunnel is down. @see https://cloud.google.com/network-connectivity/docs/vpn/how-to/viewing-logs-metrics */
export function vpnAlert(tunnels: readonly { readonly name: string }[]): Alert {
  return {
    name: 'vpn-tunnel',
    title: 'VPN tunnel is down',
    severity: 'ERROR',
    advice: 'The other tunnel carries the traffic. Repair this one before that one fails too.',
    conditions: [
      condition('tunnel not established', {
        where: [
          'resource.type = "vpn_gateway"',
          'metric.type = "vpn.googleapis.com/tunnel_established"',
          `metric.labels.tunnel_name = one_of(${tunnels.map(({ name }) => `"${name}"`).join(', ')})`,
        ],
        is: 'below',
        threshold: 1,
        aggregations: [{ perSeriesAligner: 'ALIGN_MEAN' }],
      }),
    ],
  };
}

/**
 * A BGP session is down: the tunnel or the attachment may be up, but no route leads through it. For Interconnect it is the
 * only alert, because no metric of an attachment says whether it works. It looks at every session of the region, for
 * with a partner Google names the sessions.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/how-to/monitoring-and-viewing-logs
 */
export function bgpAlert({ region }: GkeCockroachDbScenario): Alert {
  return {
    name: 'bgp-session',
    title: 'BGP session of a link is down',
    severity: 'ERROR',
    advice:
      'Traffic to the analysts takes the other link. Look at the tunnel or attachment, and at the router of the peer.',
    conditions: [
      condition('session not established', {
        where: [
          'resource.type = "gce_router"',
          `resource.labels.region = "${region}"`,
          'metric.type = "router.googleapis.com/bgp/session_up"',
        ],
        is: 'below',
        threshold: 1,
        aggregations: [{ perSeriesAligner: 'ALIGN_MEAN' }],
      }),
    ],
  };
}
