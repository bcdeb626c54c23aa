import { isUnknown, type StorageClass } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';

const EXPECTED = 'volumeBindingMode: WaitForFirstConsumer';

function judge({ zonal, waitsForPod }: StorageClass): Opinion {
  const facts = { expected: EXPECTED, field: 'volumeBindingMode' };
  if (waitsForPod) return { ...facts, verdict: 'holds', seen: EXPECTED };
  if (isUnknown(zonal)) return { ...facts, verdict: 'unknown', seen: `Immediate, zonal unknown: ${zonal.unknown}` };
  return zonal
    ? { ...facts, verdict: 'broken', seen: 'Immediate, for volumes of one zone' }
    : { ...facts, verdict: 'holds', seen: 'Immediate, for volumes of all zones' };
}

export const requireLateVolumeBinding: Rule = {
  id: 'HA-K8S-040',
  name: 'require-late-volume-binding',
  claim: 'A volume of one zone is made where its pod is put, not before.',
  why: 'A volume bound at once gets a zone by chance, so that the pods cannot spread, or find no node beside their volume.',
  remedy: 'Set volumeBindingMode: WaitForFirstConsumer in the StorageClass.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode (v1.36)',
  *check({ storageClasses }) {
    for (const each of storageClasses) yield judgement({ id: each.place.resource, place: each.place }, judge(each));
  },
};
