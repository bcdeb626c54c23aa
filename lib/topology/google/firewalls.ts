import { isUnknown } from '../model/known';
import type { AccessRule, Party } from '../model/network';
import type { Resource, Value } from '../model/resource';
import { type ResourceIndex, sortedById } from '../resource-index';
import { flagAt, itemsAt, knownOr, numberAt, textAt } from '../value/field';
import { ofKind } from './reference';

/** Priority of a rule that names none. @see https://cloud.google.com/firewall/docs/firewalls (November 2026) */
const STANDARD_PRIORITY = 1000;

const ANYWHERE: Party = { kind: 'cidr', cidr: '0.0.0.0/0', except: [] };

const parties = (resource: Resource, field: string, party: (text: string) => Party): readonly Party[] =>
  itemsAt(resource.properties, `spec.${field}`).map((entry) => {
    const text = textAt(entry, []) ?? '';
    return isUnknown(text) ? { kind: 'unknown', why: text.unknown } : party(text);
  });

const range = (cidr: string): Party => ({ kind: 'cidr', cidr, except: [] });
const tagged = (tag: string): Party => ({ kind: 'tag', tag });
const account = (): Party => ({ kind: 'unknown', why: 'the rule is about service accounts' });

/** Whom the rule guards: machines with a tag, else every machine of the network. */
function subjectsOf(resource: Resource): readonly Party[] {
  const named = [...parties(resource, 'targetTags', tagged), ...parties(resource, 'targetServiceAccounts', account)];
  return named.length > 0 ? named : [ANYWHERE];
}

function peersOf(resource: Resource, direction: AccessRule['direction']): readonly Party[] {
  const named =
    direction === 'egress'
      ? parties(resource, 'destinationRanges', range)
      : [
          ...parties(resource, 'sourceRanges', range),
          ...parties(resource, 'sourceTags', tagged),
          ...parties(resource, 'sourceServiceAccounts', account),
        ];
  return named.length > 0 ? named : [ANYWHERE];
}

/** `8080` or `8000-8999`. */
function portRange(protocol: string, text: string): AccessRule['ports'][number] {
  const [from = '', to = from] = text.split('-');
  return { protocol, from: Number(from), to: Number(to) };
}

function portsOf(entry: Value): AccessRule['ports'] {
  const protocol = knownOr(textAt(entry, 'protocol'), 'all');
  if (protocol === 'all') return [];
  const ports = itemsAt(entry, 'ports').flatMap((port) => knownOr(textAt(port, []), []));
  return ports.length > 0 ? ports.map((port) => portRange(protocol, port)) : [{ protocol, from: 0, to: 65_535 }];
}

function* rulesOf(resource: Resource): Iterable<AccessRule> {
  const { id, properties, place } = resource;
  if (flagAt(properties, 'spec.disabled') === true) return;
  const direction = textAt(properties, 'spec.direction') === 'EGRESS' ? 'egress' : 'ingress';
  const priority = knownOr(numberAt(properties, 'spec.priority'), STANDARD_PRIORITY);
  const peers = peersOf(resource, direction);
  for (const effect of ['allow', 'deny'] as const) {
    const entries = itemsAt(properties, `spec.${effect}`);
    if (entries.length === 0) continue;
    const lists = entries.map(portsOf);
    // one entry for every protocol makes the others idle
    const ports = lists.some((list) => list.length === 0) ? [] : lists.flat();
    for (const [number, subject] of subjectsOf(resource).entries()) {
      yield {
        id: `${id}/${effect}/${number}`,
        kind: 'firewall',
        direction,
        effect,
        priority,
        subject,
        peers,
        ports,
        place,
      };
    }
  }
}

/** Firewall rules of networks, those that are switched on. */
export function googleAccessRules(index: ResourceIndex): readonly AccessRule[] {
  return sortedById(ofKind(index, 'ComputeFirewall').flatMap((resource) => [...rulesOf(resource)]));
}
