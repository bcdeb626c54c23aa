import { isUnknown } from '../model/known';
import type { AccessRule } from '../model/network';
import { aboutPort, covers, meansRange, rangesOf } from './admits';
import type { End } from './end';
import { closed, doubtful, type Gate, opened } from './gate';
import type { ReachIndex } from './reach-index';

/** Whether a rule applies: certainly, not at all, or nobody can tell (`undefined`). */
type Applies = boolean | undefined;

/** A rule about tags or service accounts guards a machine whose own are not known, or does not. */
function guards({ subject }: AccessRule, end: End): Applies {
  if (subject.kind === 'cidr') return true;
  if (subject.kind === 'tag' && end.tags.includes(subject.tag)) return true;
  return end.kind === 'machine' ? undefined : false;
}

/** What allows must admit every address of the other end, what denies stops it by one. */
function means({ effect, peers }: AccessRule, other: End): Applies {
  const ranges = rangesOf(other);
  const admits = (range: string) => peers.some((peer) => meansRange(peer, range));
  const touches = (range: string) =>
    peers.some((peer) => peer.kind === 'cidr' && (covers(peer.cidr, range) || covers(range, peer.cidr)));
  const tagged = peers.some((peer) => peer.kind === 'tag' && other.tags.includes(peer.tag));
  if (tagged || (ranges.length > 0 && (effect === 'allow' ? ranges.every(admits) : ranges.some(touches)))) return true;
  const unsure = peers.some(({ kind }) => kind === 'unknown' || (kind === 'tag' && other.kind === 'machine'));
  return unsure ? undefined : false;
}

function applies(rule: AccessRule, end: End, other: End): Applies {
  const [guarded, meant] = [guards(rule, end), means(rule, other)];
  if (guarded === false || meant === false) return false;
  return guarded && meant;
}

/**
 * What the firewall of a network on Google Cloud says at one end: the first rule that fits decides, and without one what
 * goes out is open and what comes in is not. GKE opens by rules of its own what leads to pods and their load balancers.
 *
 * @see https://cloud.google.com/firewall/docs/firewalls (November 2026)
 */
export function firewallGate(
  index: ReachIndex,
  direction: AccessRule['direction'],
  end: End,
  other: End,
  port: number,
): Gate {
  if (end.cloud !== 'google' || (end.kind !== 'machine' && direction === 'ingress') || end.kind === 'database')
    return opened();
  // within the cluster, and to what GKE publishes, it makes the rules itself
  if (other.pods || other.kind === 'loadBalancer') return opened();
  if (isUnknown(other.addresses) && index.firewalls.length > 0) return doubtful(other.addresses.unknown);
  const target = direction === 'ingress' ? end : other;
  const rules = index.firewalls.filter((rule) => rule.direction === direction && aboutPort(rule, port, target));
  const rule = rules.find((one) => applies(one, end, other) !== false);
  if (rule && applies(rule, end, other) === undefined)
    return doubtful(`whether ${rule.id} is about ${end.id} cannot be told`);
  if (rule?.effect === 'allow') return opened(rule.place);
  if (rule) return closed(`the firewall denies ${direction} on port ${port} between ${end.id} and ${other.id}`);
  return direction === 'egress' ? opened() : closed(`no firewall rule lets ${other.id} in to ${end.id}`);
}
