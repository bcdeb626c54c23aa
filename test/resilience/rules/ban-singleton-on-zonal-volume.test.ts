import { banSingletonOnZonalVolume } from '../../../lib/resilience/rules/ban-singleton-on-zonal-volume';
import { persistentClaim } from '../sample-resource';
import { sampleOf } from '../sample-topology';
import { claim, deployment, replicas, statefulSet, storageClass, withPod } from '../sample-workloads';
import { told } from '../told';

const a = withPod(deployment('a'), { claims: ['data'] });

describe(banSingletonOnZonalVolume.name, () => {
  it('holds of a volume of all zones', () => {
    expect(
      told(
        banSingletonOnZonalVolume,
        sampleOf([a], {
          resources: [persistentClaim('data', ['ReadWriteMany'], 'shared')],
          storageClasses: [storageClass({ name: 'shared', zonal: false })],
        }),
      ),
    ).toEqual(['holds Deployment services/a: all replicas on data, a volume of all zones']);
  });
  it('is broken by one replica with a zonal volume, and by replicas that share one', () => {
    expect(
      told(
        banSingletonOnZonalVolume,
        sampleOf([a, replicas(statefulSet('b'), 1)], { resources: [persistentClaim('data', ['ReadWriteOnce'])] }),
      ),
    ).toEqual([
      'broken Deployment services/a: all replicas on data, a volume of one zone',
      'broken StatefulSet data/b: all replicas on data, a volume of one zone',
    ]);
  });
  it('is unknown when the storage class is', () => {
    expect(
      told(
        banSingletonOnZonalVolume,
        sampleOf([replicas(statefulSet('b', { claims: [claim({ storageClass: 'other' })] }), 1), a]),
      ),
    ).toEqual([
      'unknown StatefulSet data/b: data: StorageClass other is not in the files',
      'unknown Deployment services/a: data: PersistentVolumeClaim services/data is not in the files',
    ]);
  });
  it('takes the default storage class of the cluster', () => {
    expect(
      told(
        banSingletonOnZonalVolume,
        sampleOf([replicas(statefulSet('b', { claims: [claim({ storageClass: undefined })] }), 1)]),
      ),
    ).toEqual(['broken StatefulSet data/b: all replicas on data, a volume of one zone']);
  });
  it('does not judge replicas with a volume each', () => {
    expect(told(banSingletonOnZonalVolume, sampleOf([statefulSet('b'), deployment('c')]))).toEqual([]);
  });
});
