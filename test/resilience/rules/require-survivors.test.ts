import { requireSurvivors } from '../../../lib/resilience/rules/require-survivors';
import { place } from '../sample-place';
import { zoneSpread } from '../sample-pod';
import { manifestsAlone, sampleOf } from '../sample-topology';
import { controller, daemon, deployment, job, replicas, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireSurvivors.name, () => {
  it('holds of three replicas under a hard spread', () => {
    expect(told(requireSurvivors, sampleOf([deployment('a')]))).toEqual([
      'holds Deployment services/a [eu-central-1a]: 2 of 3 replicas go on, 2 needed (two thirds of 3 replicas): hard spread of skew 1 over 3 zones',
      'holds Deployment services/a [eu-central-1b]: 2 of 3 replicas go on, 2 needed (two thirds of 3 replicas): hard spread of skew 1 over 3 zones',
      'holds Deployment services/a [eu-central-1c]: 2 of 3 replicas go on, 2 needed (two thirds of 3 replicas): hard spread of skew 1 over 3 zones',
    ]);
  });
  it('is broken by replicas that are no multiple of the zones, by a preference and by one replica', () => {
    expect(
      told(
        requireSurvivors,
        sampleOf([
          replicas(deployment('a'), 4),
          withPod(deployment('b'), { spread: [zoneSpread('b', { hard: false })] }),
          replicas(deployment('c'), 1),
        ]),
      ),
    ).toEqual([
      'broken Deployment services/a [eu-central-1a]: 2 of 4 replicas go on, 3 needed (two thirds of 4 replicas): hard spread of skew 1 over 3 zones',
      'broken Deployment services/a [eu-central-1b]: 2 of 4 replicas go on, 3 needed (two thirds of 4 replicas): hard spread of skew 1 over 3 zones',
      'broken Deployment services/a [eu-central-1c]: 2 of 4 replicas go on, 3 needed (two thirds of 4 replicas): hard spread of skew 1 over 3 zones',
      'broken Deployment services/b [eu-central-1a]: 0 of 3 replicas go on, 2 needed (two thirds of 3 replicas): nothing keeps them in different zones',
      'broken Deployment services/b [eu-central-1b]: 0 of 3 replicas go on, 2 needed (two thirds of 3 replicas): nothing keeps them in different zones',
      'broken Deployment services/b [eu-central-1c]: 0 of 3 replicas go on, 2 needed (two thirds of 3 replicas): nothing keeps them in different zones',
      'broken Deployment services/c [eu-central-1a]: 0 of 1 replicas go on, 1 needed (two thirds of 1 replicas): hard spread of skew 1 over 3 zones',
      'broken Deployment services/c [eu-central-1b]: 0 of 1 replicas go on, 1 needed (two thirds of 1 replicas): hard spread of skew 1 over 3 zones',
      'broken Deployment services/c [eu-central-1c]: 0 of 1 replicas go on, 1 needed (two thirds of 1 replicas): hard spread of skew 1 over 3 zones',
    ]);
  });
  it('takes the word of the author', () => {
    expect(
      told(
        requireSurvivors,
        sampleOf([replicas(deployment('a', { declaredNeed: { count: 2, place: place('a') } }), 4)]),
      ),
    ).toEqual([
      'holds Deployment services/a [eu-central-1a]: 2 of 4 replicas go on, 2 needed (its author says so): hard spread of skew 1 over 3 zones',
      'holds Deployment services/a [eu-central-1b]: 2 of 4 replicas go on, 2 needed (its author says so): hard spread of skew 1 over 3 zones',
      'holds Deployment services/a [eu-central-1c]: 2 of 4 replicas go on, 2 needed (its author says so): hard spread of skew 1 over 3 zones',
    ]);
  });
  it('is unknown without nodes, but for one replica', () => {
    expect(
      told(requireSurvivors, manifestsAlone({ workloads: [deployment('a'), replicas(deployment('b'), 1)] })),
    ).toEqual([
      'unknown Deployment services/a [any zone]: cannot be told: the files name no nodes of the cluster',
      'broken Deployment services/b [any zone]: the one replica is lost with its zone, 1 needed (two thirds of 1 replicas)',
    ]);
  });
  it('does not judge databases, controllers, daemons and jobs', () => {
    expect(told(requireSurvivors, sampleOf([statefulSet('b'), controller('c'), daemon('d'), job('j')]))).toEqual([]);
  });
});
