import { contains } from '../../zones';
import { selects } from '../kubernetes/selector';
import { isUnknown } from '../model/known';
import type { AccessRule, Party } from '../model/network';
import type { End, Pods } from './end';

const isIPv4 = (cidr: string): boolean => /^\d+[.]\d+[.]\d+[.]\d+\/\d+$/.test(cidr);

/** Whether the range holds every address of the other. Ranges of IPv6 are compared as texts. */
export function covers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  try {
    return isIPv4(outer) && isIPv4(inner) && contains(outer, inner);
  } catch {
    // four numbers that are no address
    return false;
  }
}

/** Whether the party of a rule means these pods. Pods whose labels are not known are meant by what means all. */
export function meansPods(party: Party, { cluster, labels, namespaceLabels }: Pods): boolean {
  return (
    party.kind === 'pods' &&
    party.cluster === cluster &&
    selects(party.namespaces, namespaceLabels) &&
    selects(party.pods, isUnknown(labels) ? {} : labels)
  );
}

/** Whether the party of a rule means every address of the range. */
export function meansRange(party: Party, range: string): boolean {
  return (
    party.kind === 'cidr' &&
    covers(party.cidr, range) &&
    !party.except.some((except) => covers(except, range) || covers(range, except))
  );
}

const isProtocol = (protocol: string): boolean => /^(tcp|all|-1)$/i.test(protocol);

/** Whether the rule is about the TCP port of the other end. */
export function aboutPort({ ports }: AccessRule, port: number, target: End): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ protocol, from, to }) => {
    if (!isProtocol(protocol)) return false;
    if (typeof from === 'string') return target.pods?.namedPorts[from] === port;
    return from <= port && port <= Number(to);
  });
}

/** Whether a party of the rule cannot be told. */
export const isDoubtful = ({ peers }: AccessRule): boolean => peers.some(({ kind }) => kind === 'unknown');

/** Ranges of the end, or none when they cannot be told. */
export const rangesOf = ({ addresses }: End): readonly string[] => (isUnknown(addresses) ? [] : addresses);
