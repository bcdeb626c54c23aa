// Test support: what becomes of the objects of one output when another one is deployed over it.
import { readableManifests, type Template } from '../../lib/aws';
import { identityOf, type Manifest } from '../crd/manifest';

/**
 * Kinds that `kubectl apply --prune` removes by itself, in the namespaces that the new manifest names.
 *
 * @see kubectl v1.35, pkg/util/prune/prune.go
 */
const PRUNED = new Set([
  ...['ConfigMap', 'Endpoints', 'Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'Pod', 'Secret', 'Service'],
  ...['ReplicationController', 'Job', 'CronJob', 'Ingress', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
]);

type Applied = ReadonlyMap<string, readonly Manifest[]>;

/** The objects of each custom resource, by its template and logical id. */
function applied(templates: ReadonlyMap<string, string>): Applied {
  return new Map(
    [...templates].flatMap(([file, text]) =>
      readableManifests(JSON.parse(text) as Template).map(({ logicalId, objects }) => [
        `${file} ${logicalId}`,
        objects as readonly Manifest[],
      ]),
    ),
  );
}

const nameOf = (manifest: Manifest): string => `${manifest.apiVersion} ${identityOf(manifest)}`;

const names = (resources: Applied): ReadonlySet<string> => new Set([...resources.values()].flat().map(nameOf));

/** The namespaces in which a manifest has an object: kubectl looks into no other. */
const visited = (objects: readonly Manifest[]) => new Set(objects.map(({ metadata }) => metadata.namespace));

/** What is wrong after a deploy of `next` over `before`: objects that stay, and objects that go although they are declared. */
export function wronglyKept(before: ReadonlyMap<string, string>, next: ReadonlyMap<string, string>): readonly string[] {
  const [old, fresh] = [applied(before), applied(next)];
  const declared = names(fresh);
  const goneNamespaces = [...old.values()]
    .flat()
    .filter((object) => object.kind === 'Namespace' && !declared.has(nameOf(object)))
    .map(({ metadata }) => metadata.name);
  return [...old].flatMap(([resource, objects]) => {
    const now = fresh.get(resource);
    if (!now) {
      // the custom resource is deleted, and with it every object that it named
      return objects.filter((object) => declared.has(nameOf(object))).map((object) => `deleted: ${nameOf(object)}`);
    }
    return objects
      .filter((object) => !declared.has(nameOf(object)))
      .filter(({ metadata }) => !goneNamespaces.includes(metadata.namespace ?? ''))
      .filter(({ kind, metadata }) => {
        const seen = metadata.namespace === undefined || visited(now).has(metadata.namespace);
        return !(PRUNED.has(kind) && seen);
      })
      .map((object) => `left behind: ${nameOf(object)}`);
  });
}
