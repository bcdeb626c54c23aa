import { isUnknown } from '../model/known';
import type { AccessRule, Party } from '../model/network';
import type { Resource, Value } from '../model/resource';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { labelled, selectorAt } from './selector';

type Direction = AccessRule['direction'];

/** Label by which Kubernetes names each namespace. @see KEP-2161 */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

const inNamespace = (namespace: string) => [labelled(NAMESPACE_NAME, namespace)];

/** Whoever it is: an empty list of peers stands for all addresses and all pods. */
const everyone = (cluster: string): readonly Party[] => [
  { kind: 'cidr', cidr: '0.0.0.0/0', except: [] },
  { kind: 'cidr', cidr: '::/0', except: [] },
  { kind: 'pods', cluster, namespaces: [], pods: [] },
];

const texts = (value: Value, path: string): readonly string[] =>
  itemsAt(value, path).flatMap((item) => knownOr(textAt(item, []), []));

function party(value: Value, { cluster = '', namespace = 'default' }: Resource): Party {
  const cidr = textAt(value, 'ipBlock.cidr');
  if (cidr !== undefined) {
    return isUnknown(cidr)
      ? { kind: 'unknown', why: cidr.unknown }
      : { kind: 'cidr', cidr, except: texts(value, 'ipBlock.except') };
  }
  const [namespaces, pods] = ['namespaceSelector', 'podSelector'].map((key) =>
    valueAt(value, key) === undefined ? undefined : selectorAt(value, key),
  );
  if (!namespaces && !pods) return { kind: 'unknown', why: 'the peer is neither an ipBlock nor a selector' };
  return { kind: 'pods', cluster, namespaces: namespaces ?? inNamespace(namespace), pods: pods ?? [] };
}

function portOf(value: Value): AccessRule['ports'][number] {
  const protocol = knownOr(textAt(value, 'protocol'), 'TCP');
  const from = valueAt(value, 'port');
  if (typeof from !== 'number' && typeof from !== 'string') return { protocol, from: 0, to: 65_535 };
  return { protocol, from, to: knownOr(numberAt(value, 'endPort'), from) };
}

/** A policy guards the incoming side always, and the outgoing one where it speaks of it, unless it lists them. */
function directions(properties: Value): readonly Direction[] {
  const listed = texts(properties, 'spec.policyTypes').map((one) => one.toLowerCase());
  const all: readonly Direction[] = ['ingress', 'egress'];
  if (listed.length > 0) return all.filter((one) => listed.includes(one));
  return all.filter((one) => one === 'ingress' || valueAt(properties, `spec.${one}`) !== undefined);
}

function rules(policy: Resource, direction: Direction): readonly AccessRule[] {
  const { id, cluster = '', namespace = 'default', properties, place } = policy;
  const common = {
    kind: 'networkPolicy',
    direction,
    effect: 'allow',
    priority: 0,
    subject: {
      kind: 'pods',
      cluster,
      namespaces: inNamespace(namespace),
      pods: selectorAt(properties, 'spec.podSelector'),
    },
  } as const;
  const field = `spec.${direction}`;
  const entries = itemsAt(properties, field);
  if (entries.length === 0) {
    // it selects pods and lets nobody through
    return [{ ...common, id: `${id} ${direction}`, peers: [], ports: [], place: { ...place, field } }];
  }
  return entries.map((entry, index) => {
    const peers = itemsAt(entry, direction === 'ingress' ? 'from' : 'to');
    return {
      ...common,
      id: `${id} ${direction} ${index}`,
      peers: peers.length === 0 ? everyone(cluster) : peers.map((peer) => party(peer, policy)),
      ports: itemsAt(entry, 'ports').map(portOf),
      place: { ...place, field: `${field}.${index}` },
    };
  });
}

/** What network policies open: one without entries opens nothing. @see Kubernetes API v1.36, NetworkPolicySpec */
export const networkPolicies = (resources: readonly Resource[]): readonly AccessRule[] =>
  resources
    .filter(({ type }) => type === 'networking.k8s.io/v1 NetworkPolicy')
    .flatMap((policy) => directions(policy.properties).flatMap((direction) => rules(policy, direction)));
