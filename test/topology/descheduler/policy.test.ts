import { stringify } from 'yaml';
import { type Sample, topologyOf } from '../sample';
import { BALANCE, DEFAULTS, GOOD, map, policy, profile, read } from './sample';

describe('a policy', () => {
  const said = (one: Sample) => read(stringify(one));
  const broken = (why: string) => [{ idle: why }];
  const untold = (field: string) => [{ unknown: `what ${field} does cannot be told` }];

  test('holds with limits above zero, other plugins, and what changes nothing for a service', () => {
    const [one] = [profile({ topologyBalanceNodeFit: false, constraints: null }, { nodeFit: true })];
    const more = {
      ...one,
      pluginConfig: [...(one.pluginConfig as Sample[]), { name: 'PodLifeTime', args: { maxPodLifeTimeSeconds: 9 } }],
      plugins: { balance: { enabled: [BALANCE] }, deschedule: { enabled: ['PodLifeTime'] } },
    };
    expect(said({ ...policy(more), maxNoOfPodsToEvictPerNode: 1, gracePeriodSeconds: 5 })).toEqual([DEFAULTS]);
  });

  test.each(['maxNoOfPodsToEvictPerNode', 'maxNoOfPodsToEvictPerNamespace', 'maxNoOfPodsToEvictTotal'])(
    'fails when %s is 0',
    (limit) => {
      expect(said({ ...policy(profile()), [limit]: 0 })).toEqual(broken(`with ${limit} 0 it moves nothing`));
    },
  );

  test.each<[string, Sample]>([
    ['enables another plugin', { ...profile(), plugins: { balance: { enabled: [] } } }],
    ['enables none', { ...profile(), plugins: {} }],
  ])('fails when it %s', (_, one) => {
    expect(said(policy(one))).toEqual(broken(`no profile enables ${BALANCE} under plugins.balance`));
  });

  test.each<[string, Sample]>([
    [`${BALANCE} under plugins.deschedule`, { ...profile(), plugins: { deschedule: { enabled: [BALANCE] } } }],
    [
      'PodLifeTime under plugins.balance',
      { ...profile(), plugins: { balance: { enabled: ['PodLifeTime', BALANCE] } } },
    ],
    [`${BALANCE} without an entry in pluginConfig`, { ...profile(), pluginConfig: [] }],
    ['the constraint DoNotScheduled', profile({ constraints: ['DoNotScheduled'] })],
    ['namespaces.include beside namespaces.exclude', profile({ namespaces: { include: ['a'], exclude: ['b'] } })],
    ['podProtections.extraEnabled PodsWithPvc', profile({}, { podProtections: { extraEnabled: ['PodsWithPvc'] } })],
    [
      'podProtections beside ignorePvcPods',
      profile({}, { ignorePvcPods: true, podProtections: { extraEnabled: ['PodsWithPVC'] } }),
    ],
  ])('fails when the descheduler refuses %s, in any profile', (why, one) => {
    expect(said(policy(profile(), one))).toEqual(broken(`the descheduler refuses ${why}`));
  });

  test.each<[string, Sample, string]>([
    ['another kind', { ...policy(profile()), kind: 'Policy' }, 'Policy'],
    ['no kind', { apiVersion: 'descheduler/v1alpha2', profiles: [profile()] }, 'none'],
  ])('fails when it is of %s', (_, one, kind) => {
    expect(said(one)).toEqual(broken(`the descheduler refuses a policy of kind ${kind}`));
  });

  test.each<[string, Sample]>([
    ['the field nodeSelector', { ...policy(profile()), nodeSelector: 'pool=other' }],
    ['the field maxNoOfPodsToEvictTotal', { ...policy(profile()), maxNoOfPodsToEvictTotal: '5' }],
    ['the field profiles[0].selector', policy({ ...profile(), selector: {} })],
    ['the field profiles[0].pluginConfig[0].arg', policy({ ...profile(), pluginConfig: [{ name: BALANCE, arg: {} }] })],
    ['the field profiles[0].plugins.sort', policy({ ...profile(), plugins: { sort: { enabled: [BALANCE] } } })],
    ['the field profiles', { ...policy(), profiles: {} }],
    ['the plugin Mine', policy({ ...profile(), plugins: { balance: { enabled: [BALANCE, 'Mine'] } } })],
    ['the field args.minPodAge of DefaultEvictor', policy(profile({}, { minPodAge: '8760h' }))],
    ['the field args.priorityThreshold of DefaultEvictor', policy(profile({}, { priorityThreshold: { value: 10 } }))],
    ['the field args.nodeSelector of DefaultEvictor', policy(profile({}, { nodeSelector: 'a=b' }))],
    ['the field args.minReplicas of DefaultEvictor', policy(profile({}, { minReplicas: '2' }))],
    [`the field args.namespace of ${BALANCE}`, policy(profile({ namespace: { include: ['a'] } }))],
    [`the field args.constraint of ${BALANCE}`, policy(profile({ constraint: ['ScheduleAnyway'] }))],
    [`the field args.namespaces.includes of ${BALANCE}`, policy(profile({ namespaces: { includes: ['a'] } }))],
    [
      `the field args.labelSelector.matchLabels of ${BALANCE}`,
      policy(profile({ labelSelector: { matchLabels: { a: 1 } } })),
    ],
  ])('is unknown with %s', (field, one) => {
    expect(said(one)).toEqual(untold(field));
  });

  test('is unknown where a protection is about what no manifest tells', () => {
    expect(said(policy(profile({}, { podProtections: { extraEnabled: ['PodsWithResourceClaims'] } })))).toEqual([
      { unknown: 'which pods PodsWithResourceClaims spares cannot be told' },
    ]);
  });

  test.each([
    [
      'of another version',
      stringify({ ...policy(profile()), apiVersion: 'descheduler/v1alpha1' }),
      'the policy is not of descheduler/v1alpha2',
    ],
    ['no YAML', '{', 'the policy is no YAML'],
    ['nested too deep', `${'['.repeat(110)}${']'.repeat(110)}`, 'the policy is no YAML'],
  ])('is unknown where it is %s', (_, text, why) => {
    expect(read(text)).toEqual([{ unknown: why }]);
  });

  test('is nothing where nobody runs it', () => {
    expect(topologyOf([map(GOOD)]).rebalancers).toEqual([]);
  });
});
