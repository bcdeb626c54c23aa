import type { Topology } from '../../topology';
import type { Address } from './address';

/** Networks that a database's own rules let in by address, which are those behind a link. */
export function admittedNetworks({ accessRules }: Topology, { database }: Address): readonly string[] {
  const rules = accessRules.filter(
    ({ subject, direction, effect }) =>
      direction === 'ingress' &&
      effect === 'allow' &&
      subject.kind === 'securityGroup' &&
      database?.securityGroups.includes(subject.id),
  );
  return rules.flatMap(({ peers }) => peers.flatMap((peer) => (peer.kind === 'cidr' ? [peer.cidr] : [])));
}
