import { isUnknown, type Selector, type Workload } from '../topology';
import { grouped } from './grouped';
import { selects } from './selects';

/** Something of a namespace that selects pods: a budget, a Service. */
interface Selecting {
  readonly id: string;
  readonly cluster: string;
  readonly namespace: string;
  /** `undefined` selects nothing. */
  readonly selector?: Selector;
}

/** Who selects whose pods. Workloads whose labels cannot be told are selected by nobody. */
export interface Selection<S extends Selecting> {
  readonly selectedBy: (workload: Workload) => readonly S[];
  readonly selectedOf: (selecting: S) => readonly Workload[];
}

const namespaceOf = ({ cluster, namespace }: Pick<Selecting, 'cluster' | 'namespace'>): string =>
  `${cluster}\n${namespace}`;

const label = (namespace: string, key: string, value: string): string => `${namespace}\n${key}\n${value}`;

/** Labels of which a pod must have one, for each requirement `In` of the selector. */
const demanded = (each: Selecting): readonly (readonly string[])[] =>
  (each.selector ?? [])
    .filter(({ operator }) => operator === 'In')
    .map(({ key, values }) => values.map((value) => label(namespaceOf(each), key, value)));

/** Where each is looked for: under the labels of its requirement that is rarest among all, else under its namespace. */
function filing<S extends Selecting>(selecting: readonly S[]): (each: S) => readonly string[] {
  const uses = grouped(
    selecting.flatMap((each) => demanded(each).flat()),
    (name) => name,
  );
  const rarity = (labels: readonly string[]) => labels.reduce((sum, name) => sum + (uses.get(name)?.length ?? 0), 0);
  return (each) => {
    if (each.selector === undefined) return [];
    const [rarest = [namespaceOf(each)]] = [...demanded(each)].sort((a, b) => rarity(a) - rarity(b));
    return [...new Set(rarest)];
  };
}

const keyOf = ({ cluster, id }: { readonly cluster: string; readonly id: string }): string => `${cluster}\n${id}`;

/**
 * Matches those that select with the workloads of their cluster and namespace. Each selector is filed under the rarest
 * label that it demands, so that a thousand Services cost a thousand times one.
 */
export function selection<S extends Selecting>(selecting: readonly S[], workloads: readonly Workload[]): Selection<S> {
  const namesOf = filing(selecting);
  const filed = grouped(
    selecting.flatMap((each) => namesOf(each).map((name) => ({ name, each }))),
    ({ name }) => name,
  );
  const pairs = workloads.flatMap((workload) => {
    if (isUnknown(workload.pod)) return [];
    const { labels } = workload.pod;
    const namespace = namespaceOf(workload);
    const names = [namespace, ...Object.entries(labels).map(([key, value]) => label(namespace, key, value))];
    const candidates = new Set(names.flatMap((name) => filed.get(name) ?? []).map(({ each }) => each));
    return [...candidates].filter(({ selector = [] }) => selects(selector, labels)).map((each) => ({ workload, each }));
  });
  const by = grouped(pairs, ({ workload }) => keyOf(workload));
  const of = grouped(pairs, ({ each }) => keyOf(each));
  return {
    selectedBy: (workload) => (by.get(keyOf(workload)) ?? []).map(({ each }) => each),
    selectedOf: (each) => (of.get(keyOf(each)) ?? []).map(({ workload }) => workload),
  };
}
