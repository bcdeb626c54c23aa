import type { GkeCockroachDbScenario, InterconnectPlan } from '../../scenario';
import type { Stage } from '../stage';
import { bgpSession, linkRouter } from './bgp-session';
import { type Make, managementStage } from './management-stage';

/** Capacity of one dedicated attachment: room for the results of many queries. It can be raised later. */
const BANDWIDTH = 'BPS_1G';

/** Notices a dead link in 5 seconds, where BGP alone takes a minute. */
const FAST_DETECTION = {
  bfd: { sessionInitializationMode: 'ACTIVE', minReceiveInterval: 1000, minTransmitInterval: 1000, multiplier: 5 },
} as const;

function interconnect(make: Make, scenario: GkeCockroachDbScenario, plan: InterconnectPlan): void {
  const { region } = scenario;
  // the carrier holds the pairing keys of its attachments, and a new attachment gets another one
  const keepOnDelete = plan.attachments.type === 'partner';
  const router = linkRouter(make, scenario, plan, keepOnDelete);
  const common = { region, routerRef: router, adminEnabled: true, mtu: '1440', encryption: 'NONE' } as const;
  if (plan.attachments.type === 'partner') {
    // Google makes interface and session itself when the carrier completes an attachment
    for (const [index, name] of plan.attachments.names.entries()) {
      const edgeAvailabilityDomain = index === 0 ? 'AVAILABILITY_DOMAIN_1' : 'AVAILABILITY_DOMAIN_2';
      make('ComputeInterconnectAttachment', {
        name,
        keepOnDelete,
        spec: { ...common, type: 'PARTNER', edgeAvailabilityDomain },
      });
    }
    return;
  }
  for (const session of plan.attachments.sessions) {
    // made again, it has the VLAN and the addresses that it had, so it may go
    const ref = make('ComputeInterconnectAttachment', {
      name: session.name,
      spec: {
        ...common,
        type: 'DEDICATED',
        interconnect: session.interconnect,
        bandwidth: BANDWIDTH,
        vlanTag8021q: session.vlan,
        candidateSubnets: [session.candidateSubnet],
      },
    });
    bgpSession(make, region, router, session, { interconnectAttachmentRef: ref }, FAST_DETECTION);
  }
}

/** The pairing keys for the carrier, and the activation once it is done. */
function handOver({ region, project }: GkeCockroachDbScenario, names: readonly string[]): Stage['next'] {
  const gcloud = (verb: string, name: string, options: string) =>
    `gcloud compute interconnects attachments ${verb} ${name} --region ${region} --project ${project.id} ${options}`;
  return {
    text: 'Hand the two pairing keys to the carrier. The attachments are enabled already: traffic flows when the carrier is done.',
    commands: names.map((name) => gcloud('describe', name, '--format="value(pairingKey)"')),
  };
}

/**
 * Defines Cloud Interconnect: two VLAN attachments, one in each edge availability domain of the metro, so that Google's
 * maintenance never takes both. Google gives 99.9 % for this shape in one region.
 *
 * With a partner, each attachment waits for its carrier: hand over the pairing keys,
 * `kubectl get computeinterconnectattachment -o jsonpath={..status.pairingKey}`.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect
 */
export function interconnectStage(scenario: GkeCockroachDbScenario, plan: InterconnectPlan): Stage {
  return managementStage(scenario, {
    directory: '75-interconnect',
    title:
      plan.attachments.type === 'partner'
        ? 'Partner Interconnect; hand the pairing keys of both attachments to the carrier'
        : 'Dedicated Interconnect over your two physical connections',
    readyWithinMinutes: 15,
    ...(plan.attachments.type === 'partner' ? { next: handOver(scenario, plan.attachments.names) } : {}),
    files: { interconnect: (make) => interconnect(make, scenario, plan) },
  });
}
