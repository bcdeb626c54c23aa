import { itemsAt, type Resource, readTopologies, type SourceFile, textAt, valueAt } from '../../lib/topology';

/** What an output declares, by the words under which commands name it. */
export interface DeclaredNames {
  readonly namespaces: ReadonlySet<string>;
  /** `statefulset cockroachdb/cockroachdb`, in lower case; what has no namespace without the part before the slash. */
  readonly objects: ReadonlySet<string>;
  /** `key=value` of every label that an object, a pod or a node has. */
  readonly labels: ReadonlySet<string>;
  readonly stacks: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  /** Every text that stands in a resource: names of clusters, secrets, buckets, addresses. */
  readonly texts: ReadonlySet<string>;
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const below of Object.values(value)) yield* textsOf(below);
}

/** Labels of an object wherever they stand: its own, those of its pods, those of a node group. */
function* labelsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    if (/^(match)?labels$/i.test(key) && typeof below === 'object' && below !== null) {
      for (const [label, text] of Object.entries(below)) yield `${label}=${text}`;
    } else yield* labelsOf(below);
  }
}

const known = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Objects that something else makes of a declared one. */
function* madeOf({ type, name, namespace, properties }: Resource): Generator<string> {
  const kind = type.split(' ').at(-1);
  if (kind === 'StatefulSet') {
    const replicas = Number(valueAt(properties, 'spec.replicas') ?? 1);
    const claims = itemsAt(properties, 'spec.volumeClaimTemplates').map((claim) =>
      known(textAt(claim, 'metadata.name')),
    );
    for (let index = 0; index < replicas; index++) {
      yield `pod ${namespace}/${name}-${index}`;
      for (const claim of claims) yield `persistentvolumeclaim ${namespace}/${claim}-${name}-${index}`;
    }
  }
  const secret = { Certificate: 'spec.secretName', ExternalSecret: 'spec.target.name' }[kind ?? ''];
  if (secret) yield `secret ${namespace}/${known(valueAt(properties, secret))}`;
}

/** Labels that an operator or a cloud gives to what it makes of a declared resource. */
function* labelsMadeOf({ type, name, properties }: Resource): Generator<string> {
  if (type === 'postgresql.cnpg.io/v1 Cluster') {
    yield* [`cnpg.io/cluster=${name}`, 'cnpg.io/instanceRole=primary', 'cnpg.io/instanceRole=replica'];
  }
  if (type.endsWith(' ContainerNodePool'))
    yield `cloud.google.com/gke-nodepool=${valueAt(properties, 'spec.resourceID')}`;
}

interface Template {
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

/** Collects what the files of a scenario declare. */
export function declaredNames(files: readonly SourceFile[]): DeclaredNames {
  const resources = readTopologies('scenario', files).flatMap((topology) => topology.resources);
  const templates = files.filter(({ path }) => path.endsWith('.template.json'));
  const outputs = templates.flatMap(({ text }) => Object.keys((JSON.parse(text) as Template).Outputs ?? {}));
  const objects = resources.flatMap((resource) => {
    const { type, name, namespace } = resource;
    const [group = '', kind = ''] = [type.split('/')[0], type.split(' ').at(-1)];
    const scoped = namespace === undefined ? name : `${namespace}/${name}`;
    const full = group.includes('.') ? [`${kind}.${group} ${scoped}`] : [];
    return [`${kind} ${scoped}`, ...full, ...madeOf(resource)];
  });
  return {
    namespaces: new Set([
      ...resources.filter(({ type }) => type === 'v1 Namespace').map(({ name }) => name),
      ...resources.flatMap(({ namespace }) => (namespace === undefined ? [] : [namespace])),
    ]),
    objects: new Set(objects.map((object) => object.replace(/^\S+/, (kind) => kind.toLowerCase()))),
    labels: new Set(resources.flatMap((one) => [...labelsOf(one.properties), ...labelsMadeOf(one)])),
    stacks: new Set(templates.map(({ path }) => path.replace(/^.*\/|[.]template[.]json$/g, ''))),
    outputs: new Set(outputs),
    texts: new Set(resources.flatMap((resource) => [resource.name, ...textsOf(resource.properties)])),
  };
}
