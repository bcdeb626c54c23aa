import { isUnknown, type Known, type Nat, type Route, type Subnet, unknown } from '../../topology';
import { inWords, judge } from '../judge';
import type { Rule } from '../rule';

const EVERYWHERE = '0.0.0.0/0';
const REGIONAL = 'regional';

/** What the route leaves by: `regional`, or the zone of its gateway. */
function gateway(route: Route, nats: ReadonlyMap<string, Nat>): Known<string> {
  if (route.to === undefined) return unknown('the route does not tell its NAT gateway');
  const nat = nats.get(route.to);
  if (!nat) return unknown(`${route.to} is not in the files`);
  if (nat.scope === 'regional') return REGIONAL;
  return nat.zone ?? unknown(`the zone of ${nat.id} is not told`);
}

function ownZone({ zones }: Subnet): Known<string> {
  if (isUnknown(zones)) return zones;
  const [zone, ...others] = zones;
  return zone !== undefined && others.length === 0 ? zone : unknown('the subnet is not in one zone');
}

function leavesInOwnZone(own: Known<string>, by: Known<string>): Known<boolean> {
  if (by === REGIONAL) return true;
  if (isUnknown(by)) return by;
  return isUnknown(own) ? own : by === own;
}

const leaves = ({ target, destination }: Route): boolean =>
  target === 'nat' && (isUnknown(destination) || destination === EVERYWHERE);

/** Each private subnet leaves by a NAT gateway of its own zone, or by a regional one. */
export const requireNatInOwnZone: Rule = {
  id: 'HA-AWS-002',
  name: 'require-nat-in-own-zone',
  claim: 'Each private subnet reaches the internet through a NAT gateway of its own zone, or a regional one.',
  why: 'A NAT gateway lives in one zone. When that zone is lost, every subnet that leaves by it is cut off, also in the zones that are left.',
  remedy:
    'Put a NAT gateway into each zone and route each private subnet to the one beside it, or set AvailabilityMode to regional.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  *check(topology) {
    const nats = new Map(topology.nats.map((nat) => [nat.id, nat]));
    for (const subnet of topology.subnets) {
      const own = ownZone(subnet);
      for (const route of subnet.routes.filter(leaves)) {
        const by = gateway(route, nats);
        const claim = leavesInOwnZone(own, by);
        yield judge(subnet.place, claim, {
          seen: by === REGIONAL ? 'a regional NAT gateway' : `NAT gateway in ${inWords(by)}`,
          expected: `a NAT gateway in ${isUnknown(own) ? 'its own zone' : own}, or a regional one`,
          ...(claim === false && !isUnknown(by) ? { zone: by } : {}),
        });
      }
    }
  },
};
