import { type Declaration, type DeclaredStack, knownOr, textAt } from '../topology';

/** Stacks that belong together, and in which order CloudFormation makes what is in them. It deletes in the reverse. */
export interface Deployment {
  readonly resources: readonly Declaration[];
  readonly byId: ReadonlyMap<string, Declaration>;
  /** Whether the one is made after the other for certain, and so deleted before it. */
  readonly after: (later: Declaration, earlier: Declaration) => boolean;
  /** A cluster by the resource that it is, where that is declared; else by its name. */
  readonly clusterId: (cluster: string) => string;
  /** Resources and stacks that wait for themselves. */
  readonly circles: readonly string[];
}

/** Everything that is reached from an id, itself only when a circle leads back to it. */
function reachable(next: ReadonlyMap<string, readonly string[]>): (from: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (from) => {
    const before = known.get(from);
    if (before) return before;
    const found = new Set<string>();
    const open = [...(next.get(from) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(next.get(id) ?? []));
    }
    known.set(from, found);
    return found;
  };
}

const CLUSTER = 'AWS::EKS::Cluster';

/** Puts stacks into one graph. */
export function deploymentOf(stacks: readonly DeclaredStack[]): Deployment {
  const resources = stacks.flatMap(({ declarations }) => declarations);
  const earlierStacks = reachable(new Map(stacks.map(({ id, waitsFor }) => [id, waitsFor])));
  const earlier = reachable(new Map(resources.map(({ id, waitsFor }) => [id, waitsFor])));
  const clusters = new Map(
    resources
      .filter(({ type }) => type === CLUSTER)
      .map(({ id, properties }) => [knownOr(textAt(properties, 'Name'), id), id]),
  );
  return {
    resources,
    byId: new Map(resources.map((resource) => [resource.id, resource])),
    after: (later, { id, stack }) =>
      later.stack === stack ? earlier(later.id).has(id) : earlierStacks(later.stack).has(stack),
    clusterId: (cluster) => clusters.get(cluster) ?? cluster,
    circles: [
      ...resources.filter(({ id }) => earlier(id).has(id)).map(({ id }) => id),
      ...stacks.filter(({ id }) => earlierStacks(id).has(id)).map(({ id }) => id),
    ],
  };
}
