import type { Resource } from '../../lib/topology';
import { place } from './sample-place';

/** A resource as it was declared. */
export const resource = (id: string, type: string, changes: Partial<Resource> = {}): Resource => ({
  id,
  platform: type.startsWith('AWS::') ? 'aws' : 'kubernetes',
  type,
  name: id.replace(/^.*\//, ''),
  labels: {},
  annotations: {},
  properties: {},
  place: place(id),
  acknowledgements: {},
  ...changes,
});

/** A claim of `services` that exists by itself. */
export const persistentClaim = (name: string, accessModes: readonly string[], storageClassName = 'zonal'): Resource =>
  resource(`PersistentVolumeClaim services/${name}`, 'v1 PersistentVolumeClaim', {
    namespace: 'services',
    properties: { spec: { accessModes, storageClassName } },
  });
