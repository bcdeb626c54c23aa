import { isUnknown, type Known, unknown } from '../model/known';
import type { AccessRule, Party } from '../model/network';
import type { Place } from '../model/place';
import type { Resource, Value } from '../model/resource';
import { type ResourceIndex, sortedById } from '../resource-index';
import { itemsAt, knownOr, listAt, numberAt, textAt } from '../value/field';
import type { EksCluster } from './clusters';
import { clusterSecurityGroup, idAt } from './reference';

type Direction = AccessRule['direction'];

const ANYWHERE: readonly Party[] = ['0.0.0.0/0', '::/0'].map((cidr) => ({ kind: 'cidr', cidr, except: [] }));

/** Fields that name the other side. Each direction has its own, addresses excepted. */
const PEER_FIELDS: Readonly<Record<Direction, { readonly groups: readonly string[]; readonly prefixList: string }>> = {
  ingress: { groups: ['SourceSecurityGroupId', 'SourceSecurityGroupName'], prefixList: 'SourcePrefixListId' },
  egress: { groups: ['DestinationSecurityGroupId'], prefixList: 'DestinationPrefixListId' },
};

const asParty = (known: Known<string>, party: (text: string) => Party): Party =>
  isUnknown(known) ? { kind: 'unknown', why: known.unknown } : party(known);

function prefixList(index: ResourceIndex, id: Known<string>): readonly Party[] {
  if (isUnknown(id)) return [{ kind: 'unknown', why: id.unknown }];
  const list = index.get(id);
  if (!list) return [{ kind: 'unknown', why: `prefix list ${id} is not among the files` }];
  return itemsAt(list.properties, 'Entries').map((entry) =>
    asParty(textAt(entry, 'Cidr') ?? unknown('an entry without a range'), (cidr) => ({
      kind: 'cidr',
      cidr,
      except: [],
    })),
  );
}

function peersOf(index: ResourceIndex, rule: Value, direction: Direction): readonly Party[] {
  const { groups, prefixList: listField } = PEER_FIELDS[direction];
  const cidr = textAt(rule, 'CidrIp') ?? textAt(rule, 'CidrIpv6');
  if (cidr !== undefined) return [asParty(cidr, (text) => ({ kind: 'cidr', cidr: text, except: [] }))];
  for (const field of groups) {
    const group = idAt(rule, field);
    if (group !== undefined) return [asParty(group, (id) => ({ kind: 'securityGroup', id }))];
  }
  const list = idAt(rule, listField);
  return list === undefined ? [{ kind: 'unknown', why: 'the rule names no other side' }] : prefixList(index, list);
}

/** Numbers of protocols that have ports. @see IANA, Assigned Internet Protocol Numbers */
const PROTOCOLS: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6' };

/** Ports of the rule; unknown when it does not say. `-1` is every protocol. */
function portsOf(rule: Value): Known<AccessRule['ports']> {
  const written = textAt(rule, 'IpProtocol') ?? unknown('the rule names no protocol');
  if (isUnknown(written)) return written;
  if (written === '-1') return [];
  const protocol = Object.hasOwn(PROTOCOLS, written) ? (PROTOCOLS[written] ?? written) : written;
  const from = numberAt(rule, 'FromPort') ?? 0;
  const to = numberAt(rule, 'ToPort') ?? 65_535;
  if (isUnknown(from)) return from;
  if (isUnknown(to)) return to;
  // every port, or every type of ICMP
  return [from === -1 ? { protocol, from: 0, to: 65_535 } : { protocol, from, to }];
}

interface Guard {
  readonly id: string;
  readonly group: string;
  readonly place: Place;
}

function accessRule(index: ResourceIndex, rule: Value, direction: Direction, { id, group, place }: Guard): AccessRule {
  const ports = portsOf(rule);
  return {
    id,
    kind: 'securityGroup',
    direction,
    effect: 'allow',
    priority: 0,
    subject: { kind: 'securityGroup', id: group },
    peers: isUnknown(ports) ? [{ kind: 'unknown', why: ports.unknown }] : peersOf(index, rule, direction),
    ports: isUnknown(ports) ? [] : ports,
    place,
  };
}

const openEgress = (group: string, place: Place): AccessRule => ({
  id: `${group}/egress/everything`,
  kind: 'securityGroup',
  direction: 'egress',
  effect: 'allow',
  priority: 0,
  subject: { kind: 'securityGroup', id: group },
  peers: ANYWHERE,
  ports: [],
  place,
});

const INLINE = [
  ['ingress', 'SecurityGroupIngress'],
  ['egress', 'SecurityGroupEgress'],
] as const;

/** Rules within the group. One without any for what goes out lets everything out. */
function inline(index: ResourceIndex, { id: group, properties, place }: Resource): readonly AccessRule[] {
  return INLINE.flatMap(([direction, field]) => {
    const rules = listAt(properties, field) ?? [];
    const guard = (position: number | string): Guard => ({
      id: `${group}/${direction}/${position}`,
      group,
      place: { ...place, field: `${field}.${position}` },
    });
    // a rule of which nothing can be told
    if (isUnknown(rules)) return [accessRule(index, rules, direction, guard('rules'))];
    if (direction === 'egress' && rules.length === 0) return [openEgress(group, place)];
    return rules.map((rule, position) => accessRule(index, rule, direction, guard(position)));
  });
}

function separate(index: ResourceIndex, direction: Direction, type: string): readonly AccessRule[] {
  return index.ofType(type).flatMap(({ id, properties, place }) => {
    const group = knownOr(idAt(properties, 'GroupId') ?? idAt(properties, 'GroupName'), undefined);
    return group === undefined ? [] : [accessRule(index, properties, direction, { id, group, place })];
  });
}

/** What EKS itself opens: everything between the members of the cluster's own group, and everything that goes out. */
function ofCluster({ resource: { id, place } }: EksCluster): readonly AccessRule[] {
  const group = clusterSecurityGroup(id);
  const party: Party = { kind: 'securityGroup', id: group };
  return [
    openEgress(group, place),
    {
      id: `${group}/ingress/itself`,
      kind: 'securityGroup',
      direction: 'ingress',
      effect: 'allow',
      priority: 0,
      subject: party,
      peers: [party],
      ports: [],
      place,
    },
  ];
}

/**
 * Rules of security groups: in the group, beside it, and those of the groups that EKS makes.
 *
 * @see EKS user guide, security group requirements (November 2026)
 */
export function awsAccessRules(index: ResourceIndex, clusters: readonly EksCluster[]): readonly AccessRule[] {
  return sortedById([
    ...index.ofType('AWS::EC2::SecurityGroup').flatMap((group) => inline(index, group)),
    ...separate(index, 'ingress', 'AWS::EC2::SecurityGroupIngress'),
    ...separate(index, 'egress', 'AWS::EC2::SecurityGroupEgress'),
    ...clusters.flatMap(ofCluster),
  ]);
}
