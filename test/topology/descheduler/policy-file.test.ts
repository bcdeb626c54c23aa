import { stringify } from 'yaml';
import { object, type Sample, topologyOf } from '../sample';
import { ARGS, DEFAULTS, GOOD, policy, profile, running } from './sample';

describe('the file that the arguments name', () => {
  const soft = stringify(policy(profile({ constraints: ['ScheduleAnyway'] })));
  const two = object('v1', 'ConfigMap', 'policy', { data: { 'policy.yaml': GOOD, 'soft.yaml': soft } });
  const told = (container: Sample, volume?: Sample) =>
    topologyOf([two, running(container, {}, volume)]).rebalancers.map(({ id, policy: one }) => [id, one]);
  const PROFILE = 'ConfigMap a/policy profile p';
  const mounted = (mount: Sample) => [{ name: 'files', ...mount }];

  test.each<[string, Sample, Sample | undefined]>([
    ['as one word', { args: ['--policy-config-file=/policy/policy.yaml'] }, undefined],
    ['as two words', { args: ['--policy-config-file', '/policy/policy.yaml'] }, undefined],
    [
      'in the command',
      { command: ['/bin/descheduler', '--policy-config-file', '/policy/policy.yaml'], args: [] },
      undefined,
    ],
    ['the last of two', { args: ['--policy-config-file=/policy/soft.yaml', ...ARGS] }, undefined],
    [
      'under another path of the volume',
      { args: ['--policy-config-file=/policy/p/x.yaml'] },
      { configMap: { name: 'policy', items: [{ key: 'policy.yaml', path: 'p/x.yaml' }] } },
    ],
    [
      'mounted by itself',
      {
        args: ['--policy-config-file=/etc/x.yaml'],
        volumeMounts: mounted({ mountPath: '/etc/x.yaml', subPath: 'policy.yaml' }),
      },
      undefined,
    ],
    [
      'in the innermost of two mounts',
      {
        args: ['--policy-config-file=/policy/in/policy.yaml'],
        volumeMounts: [...mounted({ mountPath: '/policy' }), ...mounted({ mountPath: '/policy/in/' })],
      },
      undefined,
    ],
  ])('counts: %s', (_, container, volume) => {
    expect(told(container, volume)).toEqual([[PROFILE, DEFAULTS]]);
  });

  test('counts alone, when a good policy lies beside it', () => {
    const args = ['--policy-config-file=/policy/soft.yaml'];
    expect(told({ args })).toEqual([[PROFILE, { ...DEFAULTS, hard: false, soft: true }]]);
  });

  test.each<[string, Sample, Sample | undefined, unknown]>([
    [
      'is no key of the map',
      { args: ['--policy-config-file=/policy/other.yaml'] },
      undefined,
      {
        idle: 'its ConfigMap has no other.yaml: the file /policy/other.yaml, which its arguments name, does not exist',
      },
    ],
    [
      'is no item of the volume',
      {},
      { configMap: { name: 'policy', items: [{ key: 'policy.yaml', path: 'x' }] } },
      { idle: 'its volume has no /policy/policy.yaml, which its arguments name' },
    ],
    ['is none', { args: [] }, undefined, { idle: 'its arguments name no policy (--policy-config-file)' }],
    [
      'is in no volume',
      { args: ['--policy-config-file=/etc/x'] },
      undefined,
      { unknown: 'no volume holds /etc/x, which its arguments name' },
    ],
    [
      'is in a Secret',
      {},
      { secret: { secretName: 's' } },
      { unknown: 'what stands in /policy/policy.yaml, which its arguments name, cannot be read from a ConfigMap' },
    ],
    [
      'is below a path that the deploy knows',
      { volumeMounts: mounted({ mountPath: '/policy', subPathExpr: '$(POD)' }) },
      undefined,
      { unknown: 'what stands in /policy/policy.yaml, which its arguments name, cannot be read from a ConfigMap' },
    ],
    [
      'is in a map that is not in the files',
      {},
      { configMap: { name: 'another' } },
      { unknown: 'no ConfigMap with its policy is in the files' },
    ],
  ])('fails when it %s', (_, container, volume, answer) => {
    expect(told(container, volume).map(([, one]) => one)).toEqual([answer]);
  });
});
