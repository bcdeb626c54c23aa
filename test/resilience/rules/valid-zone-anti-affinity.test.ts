import { validZoneAntiAffinity } from '../../../lib/resilience/rules/valid-zone-anti-affinity';
import { HOST_KEY, named, ZONE_KEY } from '../sample-pod';
import { manifestsAlone, sampleOf } from '../sample-topology';
import { deployment, replicas, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

const apart = (name: string, keys: readonly string[] = []) => ({
  spread: [],
  antiAffinity: [{ topologyKey: ZONE_KEY, hard: true, selector: named(name), matchLabelKeys: keys }],
});

describe(validZoneAntiAffinity.name, () => {
  it('holds of as many members of a database as zones', () => {
    expect(told(validZoneAntiAffinity, sampleOf([withPod(statefulSet('b'), apart('b'))]))).toEqual([
      'holds StatefulSet data/b [replicas]: 3 replicas',
    ]);
  });
  it('is broken by more replicas than zones, a rollout without a free zone and no place to recover', () => {
    expect(told(validZoneAntiAffinity, sampleOf([withPod(deployment('a'), apart('a'))]))).toEqual([
      'broken Deployment services/a [replicas]: 3 to 9 replicas',
      'broken Deployment services/a [rollout]: maxUnavailable 0 of 3 replicas in 3 zones',
      'broken (warning) Deployment services/a [recovery]: 3 replicas in 3 zones',
    ]);
  });
  it('holds of a rollout that takes one away first, or that keeps each revision apart', () => {
    expect(
      told(
        validZoneAntiAffinity,
        sampleOf([
          withPod(
            replicas(deployment('a', { rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 } }), 2),
            apart('a'),
          ),
          withPod(replicas(deployment('b'), 2), apart('b', ['pod-template-hash'])),
        ]),
      ),
    ).toEqual([
      'holds Deployment services/a [replicas]: 2 replicas',
      'holds Deployment services/a [rollout]: maxUnavailable 1 of 2 replicas in 3 zones',
      'holds Deployment services/a [recovery]: 2 replicas in 3 zones',
      'holds Deployment services/b [replicas]: 2 replicas',
      'holds Deployment services/b [rollout]: each revision keeps apart by itself',
      'holds Deployment services/b [recovery]: 2 replicas in 3 zones',
    ]);
  });
  it('is unknown where no zone is known', () => {
    expect(told(validZoneAntiAffinity, manifestsAlone({ workloads: [withPod(deployment('a'), apart('a'))] }))).toEqual([
      'unknown Deployment services/a: zones unknown: the files name no nodes of the cluster',
    ]);
  });
  it('does not judge a preference, or another key', () => {
    expect(
      told(
        validZoneAntiAffinity,
        sampleOf([
          deployment('a'),
          withPod(deployment('b'), {
            antiAffinity: [{ topologyKey: HOST_KEY, hard: true, selector: named('b'), matchLabelKeys: [] }],
          }),
        ]),
      ),
    ).toEqual([]);
  });
});
