import { millicores } from '../../../lib/zones';
import type { KubernetesObject } from '../../cluster/api';
import { objectsOfKind, readOutput } from '../../output';

interface ObjectStore extends KubernetesObject {
  readonly spec: {
    readonly configuration: {
      readonly wal?: { readonly compression?: string; readonly maxParallel?: number };
      readonly data?: { readonly compression?: string };
    };
    readonly instanceSidecarConfiguration?: {
      readonly resources?: { readonly limits?: { readonly cpu?: string } };
    };
  };
}

/** How the write-ahead log is archived. */
export interface Archive {
  /** As barman-cloud calls it. @default - none */
  readonly compression?: string;
  /** Segments that are archived at once. */
  readonly parallel: number;
  /** CPU that all processes of barman-cloud may use together, in thousandths of a core. */
  readonly millicores: number;
}

/**
 * What the output says of the archive.
 *
 * @param directory folder of the scenario
 * @throws when there is not one ObjectStore, or its sidecar has no limit
 * @see barmancloud.cnpg.io/v1 ObjectStore, Barman Cloud plugin v0.13
 */
export function renderedArchive(directory: string): Archive {
  const stores = objectsOfKind<ObjectStore>(readOutput(directory), 'ObjectStore');
  const [store] = stores;
  if (!store || stores.length > 1) throw new Error(`${directory} must have one ObjectStore, and has ${stores.length}`);
  const { configuration, instanceSidecarConfiguration } = store.spec;
  const cpu = instanceSidecarConfiguration?.resources?.limits?.cpu;
  if (!cpu) throw new Error(`the sidecar of ObjectStore ${store.metadata.name} must have a limit of CPU`);
  const { compression, maxParallel = 1 } = configuration.wal ?? {};
  return { parallel: maxParallel, millicores: millicores(cpu), ...(compression ? { compression } : {}) };
}
