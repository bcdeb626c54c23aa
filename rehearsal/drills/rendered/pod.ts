/** A volume of a pod, of the kinds that the drill can fill. */
export interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name: string; readonly items?: readonly Item[] };
  readonly secret?: { readonly secretName: string; readonly items?: readonly Item[] };
  readonly projected?: {
    readonly sources: readonly {
      readonly configMap?: { readonly name: string; readonly items?: readonly Item[] };
      readonly secret?: { readonly name: string; readonly items?: readonly Item[] };
    }[];
  };
  readonly emptyDir?: object;
}

interface Item {
  readonly key: string;
  readonly path: string;
}

/** A variable of the environment. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
}

/** A container of a pod. */
export interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

/** What the drill reads of a pod. */
export interface PodSpec {
  readonly securityContext?: { readonly sysctls?: readonly { readonly name: string; readonly value: string }[] };
  readonly containers: readonly Container[];
  readonly volumes?: readonly Volume[];
}

/** What stands in ConfigMaps and Secrets, by their names. */
export interface Sources {
  readonly configMaps: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly secrets: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A file of a container. */
export interface MountedFile {
  /** Where it is in the container. */
  readonly mount: string;
  readonly name: string;
  readonly text: string;
  /** Everybody may read a ConfigMap, and only the user of the pod a Secret. */
  readonly mode: number;
}

const CONFIG_MAP_MODE = 0o644;
const SECRET_MODE = 0o400;

/** The container of a pod that has one. @throws when it has more */
export function containerOf({ containers }: PodSpec): Container {
  const [container, other] = containers;
  if (!container || other) throw new Error(`the pod must have one container, and has ${containers.length}`);
  return container;
}

function lookUp(kind: string, from: ReadonlyMap<string, Readonly<Record<string, string>>>, name: string) {
  const found = from.get(name);
  if (!found) throw new Error(`the output must say what the ${kind} '${name}' holds, and does not`);
  return found;
}

function files(
  content: Readonly<Record<string, string>>,
  items?: readonly Item[],
): readonly (readonly [string, string])[] {
  if (!items) return Object.entries(content);
  return items.map(({ key, path }) => {
    const text = content[key];
    if (text === undefined)
      throw new Error(`the key '${key}' is mounted, and must be one of ${Object.keys(content).join(', ')}`);
    return [path, text] as const;
  });
}

interface Source {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly items?: readonly Item[];
}

/** What a volume is filled from; an emptyDir from nothing. */
function sourcesOf({ configMap, secret, projected }: Volume): readonly Source[] {
  if (configMap) return [{ kind: 'ConfigMap', ...configMap }];
  if (secret) return [{ kind: 'Secret', name: secret.secretName, ...(secret.items ? { items: secret.items } : {}) }];
  return (projected?.sources ?? []).flatMap((source) => [
    ...(source.configMap ? [{ kind: 'ConfigMap' as const, ...source.configMap }] : []),
    ...(source.secret ? [{ kind: 'Secret' as const, ...source.secret }] : []),
  ]);
}

/** The folders of a container, as a kubelet mounts them. */
export const mountPaths = (pod: PodSpec): readonly string[] =>
  (containerOf(pod).volumeMounts ?? []).map(({ mountPath }) => mountPath);

/** The files of a container, as a kubelet mounts them. @throws when a source is not declared */
export function mountedFiles(pod: PodSpec, { configMaps, secrets }: Sources): readonly MountedFile[] {
  return (containerOf(pod).volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const volume = pod.volumes?.find((each) => each.name === name);
    if (!volume) throw new Error(`the volume '${name}' is mounted, and must be declared`);
    return sourcesOf(volume).flatMap((source) => {
      const content = lookUp(source.kind, source.kind === 'Secret' ? secrets : configMaps, source.name);
      const mode = source.kind === 'Secret' ? SECRET_MODE : CONFIG_MAP_MODE;
      return files(content, source.items).map(([file, text]) => ({ mount: mountPath, name: file, text, mode }));
    });
  });
}

/** The environment of a container. @throws when a Secret that it names is not declared */
export function environment(pod: PodSpec, { secrets }: Sources): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (containerOf(pod).env ?? []).map(({ name, value = '', valueFrom }) => {
      const reference = valueFrom?.secretKeyRef;
      if (!reference) return [name, value];
      const text = lookUp('Secret', secrets, reference.name)[reference.key];
      if (text === undefined)
        throw new Error(`'${name}' is taken from the key '${reference.key}' of '${reference.name}', which has none`);
      return [name, text];
    }),
  );
}
