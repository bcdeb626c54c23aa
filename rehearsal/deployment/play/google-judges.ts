import type { KubernetesObject } from '../../cluster/api';
import type { ControlPlane } from '../../cluster/control-plane';
import type { Output, StageFolder } from '../../output';
import { type ConnectorObject, isAbandoned, isReady } from '../google/connector-object';
import type { GoogleWorld } from '../google/google-world';
import { isResource } from '../google/management-cluster';

const key = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;

/** An object that was declared, and what the server has of it. */
interface Found {
  readonly tree: StageFolder['tree'];
  readonly object: KubernetesObject;
  readonly there: ConnectorObject | undefined;
}

async function find(plane: ControlPlane, object: KubernetesObject): Promise<ConnectorObject | undefined> {
  try {
    return await plane.api.get<ConnectorObject>(await plane.resources.path(object));
  } catch {
    // neither it nor, perhaps, its kind
    return undefined;
  }
}

async function look(world: GoogleWorld, { stages }: Pick<Output, 'stages'>): Promise<readonly Found[]> {
  const planes = { management: world.management.plane, workload: world.hasWorkload ? world.workload.plane : undefined };
  return Promise.all(
    stages.flatMap(({ tree, objects }) => {
      const plane = tree === 'manifests' ? undefined : planes[tree];
      return objects.map(async (object) => ({ tree, object, there: plane && (await find(plane, object)) }));
    }),
  );
}

const told = (what: string, names: readonly string[]): string | undefined =>
  names.length > 0
    ? `${what}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`
    : undefined;

/** What is declared and not there, or not ready; nothing when all is. */
export async function notInPlace(world: GoogleWorld, output: Output): Promise<string | undefined> {
  const found = await look(world, output);
  const missing = found.filter(({ there }) => !there).map(({ object }) => key(object));
  const waiting = found.filter(({ there }) => there && isResource(there) && !isReady(there));
  const balancers = found.filter(({ object, there }) => needsBalancer(object) && !hasBalancer(there));
  return (
    told('not there', missing) ??
    told(
      'not ready',
      waiting.map(({ object }) => key(object)),
    ) ??
    told(
      'without a load balancer',
      balancers.map(({ object }) => key(object)),
    )
  );
}

const needsBalancer = (object: KubernetesObject): boolean =>
  object.kind === 'Ingress' || (object.kind === 'Service' && (object as ConnectorObject).spec?.type === 'LoadBalancer');

const hasBalancer = (there: KubernetesObject | undefined): boolean => {
  const { loadBalancer } =
    (there as { readonly status?: { readonly loadBalancer?: { ingress?: object[] } } })?.status ?? {};
  return (loadBalancer?.ingress?.length ?? 0) > 0;
};

/** What tells whether something was changed: of each object its identity and generation, of each resource its version. */
export async function versions(world: GoogleWorld, output: Output): Promise<ReadonlyMap<string, string>> {
  const found = await look(world, output);
  // what has no generation is written by nobody but whoever applies
  const objects = found.map(({ tree, object, there }): [string, string] => [
    `${tree} ${key(object)}`,
    `${there?.metadata.uid} ${there?.metadata.generation ?? there?.metadata.resourceVersion}`,
  ]);
  const resources = world.project.all.map(({ id, version }): [string, string] => [id, String(version)]);
  return new Map([...objects, ...resources]);
}

/** What is not what it was, or nothing. */
export function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string | undefined {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  return told('changed', names);
}

/** What was declared by earlier outputs, is not by this one, and is still there; nothing when all has gone. */
export async function leftBehind(
  world: GoogleWorld,
  earlier: readonly Output[],
  output: Output,
): Promise<string | undefined> {
  const declared = new Set(
    output.stages.flatMap(({ tree, objects }) => objects.map((object) => `${tree} ${key(object)}`)),
  );
  const before = new Map(
    earlier.flatMap(({ stages }) =>
      stages.flatMap(({ tree, objects }) =>
        objects.map((object) => [`${tree} ${key(object)}`, { tree, object }] as const),
      ),
    ),
  );
  const gone = [...before].filter(([name]) => !declared.has(name)).map(([, one]) => one);
  const stages = gone.map(({ tree, object }) => ({ tree, name: '', objects: [object] }));
  const found = await look(world, { stages });
  return told(
    'left behind',
    found.filter(({ there }) => there).map(({ object }) => key(object)),
  );
}

/** The names under "What stays in Google Cloud". */
export function namesOfKept(guide: string): readonly string[] {
  const [, section = ''] = /### What stays in Google Cloud\n([\s\S]*?)\n```/.exec(guide) ?? [];
  const lines = section.split('\n').filter((line) => line.startsWith('- '));
  // the names stand before the colon
  return lines.flatMap((line) => [...(line.split(': ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

/** In what the guide's list of what stays differs from what the project still has; nothing when it is the same. */
export function wronglyKept(
  kept: readonly string[],
  there: readonly string[],
  deletedByHand: readonly string[],
): string | undefined {
  const missing = kept.filter((name) => !there.includes(name) && !deletedByHand.includes(name));
  const untold = there.filter((name) => !kept.includes(name));
  return told('said to stay, and gone', missing) ?? told('there, and not said to stay', untold);
}

/** What the objects of an output leave in Google Cloud when they are deleted. */
export const abandoned = ({ stages }: Output): readonly ConnectorObject[] =>
  stages
    .flatMap(({ objects }) => objects)
    .filter((object): object is ConnectorObject => isResource(object) && isAbandoned(object));
