import { isUnknown, type Known } from '../model/known';
import type { AccessRule, LoadBalancer, Subnet } from '../model/network';
import type { Resource, Value } from '../model/resource';
import { groupBy, type ResourceIndex, sortedUnique } from '../resource-index';
import { isReference, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { idAt, idsAt, knownIdsAt, tagAt } from './reference';
import { zonesOfSubnets } from './zone';

/** What a target group takes where it says nothing. @see Elastic Load Balancing API reference (November 2026) */
const STANDARD = { intervalSeconds: 30, unhealthyThreshold: 2, deregistrationSeconds: 300 };

const EVERYWHERE = new Set(['0.0.0.0/0', '::/0']);

/** Networks that the groups admit; none when they admit all, or when there is no group. */
function sourceRanges(admitting: RulesByGroup, groups: readonly string[]): readonly string[] {
  const admitted = groups
    .flatMap((group) => admitting.get(group) ?? [])
    .flatMap(({ peers }) => peers.flatMap((peer) => (peer.kind === 'cidr' ? [peer.cidr] : [])));
  return admitted.some((cidr) => EVERYWHERE.has(cidr)) ? [] : sortedUnique(admitted);
}

type RulesByGroup = ReadonlyMap<string, readonly AccessRule[]>;

/** Target groups to which an action forwards. */
const forwarded = (action: Value): readonly string[] => [
  ...knownOr(idAt(action, 'TargetGroupArn'), '').split(' ').filter(Boolean),
  ...knownIdsAt(action, 'ForwardConfig.TargetGroups', 'TargetGroupArn'),
];

interface Behind {
  readonly targets: LoadBalancer['targets'];
  readonly healthCheck?: LoadBalancer['healthCheck'];
  readonly deregistrationSeconds?: number;
}

/** Whether the value is the target group, or a text within which it stands, as in an embedded manifest. */
const isGroup = (arn: Value | undefined, group: Resource): boolean =>
  isReference(arn) ? arn.reference === group.id : typeof arn === 'string' && arn.includes(`\${${group.id}`);

/** What stands behind the listeners: their first target group, and the Services that are bound to any of them. */
function behind(index: ResourceIndex, listeners: readonly Resource[]): Behind {
  const ids = sortedUnique(
    listeners.flatMap(({ properties }) => itemsAt(properties, 'DefaultActions').flatMap(forwarded)),
  );
  const groups = ids.flatMap((id) => index.get(id) ?? []);
  const [first] = groups;
  if (!first) return { targets: [] };
  const { properties } = first;
  const bindings = index.ofKind('elbv2.k8s.aws', 'TargetGroupBinding').filter((binding) => {
    const arn = valueAt(binding.properties, 'spec.targetGroupARN');
    return groups.some((group) => isGroup(arn, group));
  });
  const delay = knownOr(tagAt(properties, 'TargetGroupAttributes', 'deregistration_delay.timeout_seconds'), '');
  return {
    targets: bindings.map(({ namespace, properties: binding }) => ({
      service: `${namespace ?? 'default'}/${knownOr(textAt(binding, 'spec.serviceRef.name'), '')}`,
    })),
    healthCheck: {
      intervalSeconds: knownOr(numberAt(properties, 'HealthCheckIntervalSeconds'), STANDARD.intervalSeconds),
      unhealthyThreshold: knownOr(numberAt(properties, 'UnhealthyThresholdCount'), STANDARD.unhealthyThreshold),
    },
    deregistrationSeconds: /^\d+$/.test(delay) ? Number(delay) : STANDARD.deregistrationSeconds,
  };
}

/** An application load balancer always spreads over zones; another one if it is told to. */
function crossZone(kind: LoadBalancer['kind'], properties: Value): Known<boolean> {
  if (kind === 'application') return true;
  const said = tagAt(properties, 'LoadBalancerAttributes', 'load_balancing.cross_zone.enabled');
  if (said === undefined) return false;
  return isUnknown(said) ? said : said === 'true';
}

function subnetsOf(properties: Value): Known<readonly string[]> | undefined {
  return idsAt(properties, 'Subnets') ?? idsAt(properties, 'SubnetMappings', 'SubnetId');
}

/** Load balancers that CloudFormation declares. Those of an Ingress or a Service are read from Kubernetes. */
export function awsLoadBalancers(
  index: ResourceIndex,
  subnets: ReadonlyMap<string, Subnet>,
  rules: readonly AccessRule[],
): readonly LoadBalancer[] {
  const listeners = groupBy(index.ofType('AWS::ElasticLoadBalancingV2::Listener'), ({ properties }) =>
    knownOr(idAt(properties, 'LoadBalancerArn'), undefined),
  );
  const admitting = groupBy(rules, ({ subject, direction }) =>
    direction === 'ingress' && subject.kind === 'securityGroup' ? subject.id : undefined,
  );
  return index.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').map(({ id, name, properties, place }) => {
    const kind = knownOr(textAt(properties, 'Type'), 'application') === 'application' ? 'application' : 'network';
    const own = listeners.get(id) ?? [];
    const ids = subnetsOf(properties);
    const groups = knownIdsAt(properties, 'SecurityGroups');
    const ports = own.flatMap(({ properties: listener }) => {
      const port = knownOr(numberAt(listener, 'Port'), undefined);
      return port === undefined ? [] : [{ port, protocol: knownOr(textAt(listener, 'Protocol'), 'TCP') }];
    });
    return {
      id,
      name: knownOr(textAt(properties, 'Name'), name),
      kind,
      scheme: textAt(properties, 'Scheme') === 'internal' ? 'internal' : 'external',
      zones: zonesOfSubnets(subnets, ids),
      crossZone: crossZone(kind, properties),
      listeners: [...ports].sort((a, b) => a.port - b.port),
      ...behind(index, own),
      sourceRanges: sourceRanges(admitting, groups),
      tls: ports.some(({ protocol }) => protocol === 'HTTPS' || protocol === 'TLS'),
      place,
      subnets: knownOr(ids, []),
      securityGroups: groups,
    };
  });
}
