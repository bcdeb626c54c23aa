import { banSharedVolume } from '../../../lib/resilience/rules/ban-shared-volume';
import { persistentClaim } from '../sample-resource';
import { sampleOf } from '../sample-topology';
import { deployment, replicas, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

const a = withPod(deployment('a'), { claims: ['data'] });

describe(banSharedVolume.name, () => {
  it('holds of a volume that many nodes may use, and of one pod at a time', () => {
    expect(told(banSharedVolume, sampleOf([a], { resources: [persistentClaim('data', ['ReadWriteMany'])] }))).toEqual([
      'holds Deployment services/a [data]: ReadWriteMany, 3 replicas, RollingUpdate',
    ]);
  });
  it('holds of one pod at a time', () => {
    expect(
      told(
        banSharedVolume,
        sampleOf([replicas({ ...a, rollout: { ...a.rollout, type: 'Recreate' } }, 1)], {
          resources: [persistentClaim('data', ['ReadWriteOnce'])],
        }),
      ),
    ).toEqual(['holds Deployment services/a [data]: ReadWriteOnce, 1 replicas, Recreate']);
  });
  it('is broken by replicas or a rollout that share a volume of one node', () => {
    expect(
      told(
        banSharedVolume,
        sampleOf([a, replicas({ ...a, id: 'Deployment services/b', rollout: { ...a.rollout, type: 'Recreate' } }, 3)], {
          resources: [persistentClaim('data', ['ReadWriteOnce'])],
        }),
      ),
    ).toEqual([
      'broken Deployment services/a [data]: ReadWriteOnce, 3 replicas, RollingUpdate',
      'broken Deployment services/b [data]: ReadWriteOnce, 3 replicas, Recreate',
    ]);
  });
  it('is unknown when the claim is not in the files', () => {
    expect(told(banSharedVolume, sampleOf([a]))).toEqual([
      'unknown Deployment services/a [data]: PersistentVolumeClaim services/data is not in the files',
    ]);
  });
  it('does not judge a StatefulSet, whose members have a claim each', () => {
    expect(told(banSharedVolume, sampleOf([statefulSet('b'), deployment('c')]))).toEqual([]);
  });
});
