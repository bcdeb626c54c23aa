import { stringify } from 'yaml';
import { OWN, topologyOf } from '../sample';
import { DEFAULTS, map, policy, profile, read, running } from './sample';

test('reads the policy that a Deployment mounts, with its place', () => {
  const text = stringify(
    policy(
      profile(
        {
          constraints: ['DoNotSchedule', 'ScheduleAnyway'],
          namespaces: { include: ['services'] },
          labelSelector: { matchLabels: { tier: 'front' } },
        },
        {
          minReplicas: 2,
          labelSelector: { matchExpressions: [{ key: 'fixed', operator: 'DoesNotExist' }] },
          podProtections: { defaultDisabled: ['PodsWithLocalStorage'], extraEnabled: ['PodsWithPVC'] },
        },
      ),
    ),
  );
  expect(topologyOf([map(text), running()]).rebalancers).toEqual([
    {
      id: 'ConfigMap a/policy profile p',
      cluster: OWN,
      policy: {
        hard: true,
        soft: true,
        included: ['services'],
        excluded: [],
        selectors: [
          [{ key: 'fixed', operator: 'DoesNotExist', values: [] }],
          [{ key: 'tier', operator: 'In', values: ['front'] }],
        ],
        emptyDirs: true,
        claims: false,
        minReplicas: 2,
      },
      place: expect.objectContaining({ resource: 'ConfigMap a/policy', field: 'data.policy.yaml' }),
    },
  ]);
});

test('takes the defaults of the descheduler, and the fields of earlier versions', () => {
  expect(read(stringify(policy(profile())))).toEqual([DEFAULTS]);
  const earlier = profile({ namespaces: { exclude: ['data'] } }, { evictLocalStoragePods: true, ignorePvcPods: true });
  expect(read(stringify(policy(earlier)))).toEqual([
    { ...DEFAULTS, excluded: ['data'], emptyDirs: true, claims: false },
  ]);
});
