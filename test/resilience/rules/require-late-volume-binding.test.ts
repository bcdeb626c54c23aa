import { requireLateVolumeBinding } from '../../../lib/resilience/rules/require-late-volume-binding';
import { sampleOf } from '../sample-topology';
import { storageClass } from '../sample-workloads';
import { told } from '../told';

const classes = (...changes: readonly Parameters<typeof storageClass>[0][]) =>
  sampleOf([], { storageClasses: changes.map((each) => storageClass(each)) });

describe(requireLateVolumeBinding.name, () => {
  it('holds when the volume waits for its pod, or serves all zones', () => {
    expect(told(requireLateVolumeBinding, classes({}, { waitsForPod: false, zonal: false }))).toEqual([
      'holds StorageClass zonal: volumeBindingMode: WaitForFirstConsumer',
      'holds StorageClass zonal: Immediate, for volumes of all zones',
    ]);
  });
  it('is broken by a zonal volume that does not wait', () => {
    expect(told(requireLateVolumeBinding, classes({ waitsForPod: false }))).toEqual([
      'broken StorageClass zonal: Immediate, for volumes of one zone',
    ]);
  });
  it('is unknown when the provisioner is', () => {
    expect(
      told(requireLateVolumeBinding, classes({ waitsForPod: false, zonal: { unknown: 'provisioner example.com' } })),
    ).toEqual(['unknown StorageClass zonal: Immediate, zonal unknown: provisioner example.com']);
  });
  it('has nothing to judge without storage classes', () => {
    expect(told(requireLateVolumeBinding, classes())).toEqual([]);
  });
});
