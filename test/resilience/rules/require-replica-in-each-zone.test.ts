import { requireReplicaInEachZone } from '../../../lib/resilience/rules/require-replica-in-each-zone';
import { place } from '../sample-place';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { controller, daemon, deployment, job, replicas, statefulSet } from '../sample-workloads';
import { told } from '../told';

describe(requireReplicaInEachZone.name, () => {
  it('holds of a service and a database with a replica for each zone', () => {
    expect(told(requireReplicaInEachZone, sampleTopology())).toEqual([
      'holds Deployment services/service-a: 3 at the least',
      'holds StatefulSet data/orders: 3 at the least',
    ]);
  });
  it('is broken by fewer replicas than zones', () => {
    expect(
      told(requireReplicaInEachZone, sampleOf([replicas(deployment('a'), 2), replicas(statefulSet('b'), 1)])),
    ).toEqual(['broken Deployment services/a: 2 at the least', 'broken StatefulSet data/b: 1 at the least']);
  });
  it('is broken by one replica even where no zone is known', () => {
    expect(
      told(
        requireReplicaInEachZone,
        manifestsAlone({ workloads: [replicas(deployment('a'), 1), replicas(deployment('b'), 3)] }),
      ),
    ).toEqual([
      'broken Deployment services/a: 1 at the least',
      'unknown Deployment services/b: 3 at the least, zones unknown: the files name no nodes of the cluster',
    ]);
  });
  it('is unknown when the number of replicas is', () => {
    expect(
      told(
        requireReplicaInEachZone,
        sampleOf([deployment('a', { replicas: { min: { unknown: 'a parameter' }, max: 9, place: place('a') } })]),
      ),
    ).toEqual(['unknown Deployment services/a: replicas unknown: a parameter']);
  });
  it('does not judge controllers, daemons, jobs and what may be away', () => {
    expect(
      told(
        requireReplicaInEachZone,
        sampleOf([
          controller('c'),
          daemon('d'),
          job('j'),
          replicas(deployment('a', { declaredNeed: { count: 0, place: place('a') } }), 1),
        ]),
      ),
    ).toEqual([]);
  });
});
