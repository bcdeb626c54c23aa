import { stringify } from 'yaml';
import type { SourceFile } from '../../../lib/topology';
import { OWN, object, podTemplate, type Sample, topologyOf } from '../sample';

const BALANCE = 'RemovePodsViolatingTopologySpreadConstraint';

const profile = (args: Sample = {}, evictor: Sample = {}): Sample => ({
  name: 'p',
  pluginConfig: [
    { name: 'DefaultEvictor', args: evictor },
    { name: BALANCE, args },
  ],
  plugins: { balance: { enabled: [BALANCE] } },
});

const policy = (...profiles: readonly Sample[]): Sample => ({
  apiVersion: 'descheduler/v1alpha2',
  kind: 'DeschedulerPolicy',
  profiles,
});

const map = (text: string): Sample => object('v1', 'ConfigMap', 'policy', { data: { 'policy.yaml': text } });

const template = (command: readonly string[] = []): Sample =>
  podTemplate(
    'mover',
    { volumes: [{ name: 'policy', configMap: { name: 'policy' } }] },
    { image: 'registry.k8s.io/descheduler/descheduler:v0.35.1', args: command },
  );

const running = (spec: Sample = {}, command: readonly string[] = []): Sample =>
  object('apps/v1', 'Deployment', 'mover', { spec: { template: template(command), ...spec } });

const values = (of: Sample): SourceFile => ({
  path: 'operators/descheduler.values.yaml',
  text: `# chart: descheduler\n${stringify(of)}`,
});

const release = (of: Sample): SourceFile => ({
  path: 'main.template.json',
  text: JSON.stringify({
    Resources: {
      Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'acme' } },
      Chart: {
        Type: 'Custom::AWSCDK-EKS-HelmChart',
        Properties: {
          Chart: 'descheduler',
          Release: 'descheduler',
          Namespace: 'ops',
          ClusterName: { Ref: 'Cluster' },
          Values: JSON.stringify(of),
        },
      },
    },
  }),
});

const read = (text: string, ...others: readonly Sample[]) =>
  topologyOf([map(text), ...(others.length > 0 ? others : [running()])]).rebalancers.map((one) => one.policy);

/** What the defaults of descheduler v0.35 come to. */
const DEFAULTS = {
  hard: true,
  soft: false,
  excluded: [],
  selectors: [],
  emptyDirs: false,
  claims: true,
  minReplicas: 0,
};

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

test('reads a CronJob, too', () => {
  const cron = object('batch/v1', 'CronJob', 'mover', { spec: { jobTemplate: { spec: { template: template() } } } });
  expect(read(stringify(policy(profile())), cron)).toEqual([DEFAULTS]);
});

test('reads the values of the chart, and knows what it does without any', () => {
  const chart = (of: Sample) => topologyOf([], release(of)).rebalancers.map((one) => [one.cluster, one.policy]);
  const [[cluster] = []] = chart({});
  expect(chart({})).toEqual([[cluster, { ...DEFAULTS, emptyDirs: true, claims: false }]]);
  expect(chart({ deschedulerPolicy: { profiles: [profile({ namespaces: { include: ['x'] } })] } })).toEqual([
    [cluster, { ...DEFAULTS, included: ['x'] }],
  ]);
  expect(chart({ suspend: true })).toEqual([]);
  expect(topologyOf([], values({})).rebalancers).toHaveLength(1);
});

test.each([
  ['another plugin is enabled', { ...profile(), plugins: { balance: { enabled: ['RemoveDuplicates'] } } }],
  ['none is enabled', { ...profile(), plugins: {} }],
])('finds nothing where %s', (_, one) => {
  expect(read(stringify(policy(one)))).toEqual([]);
});

test.each([
  ['has no replica', running({ replicas: 0 })],
  ['only says what it would do', running({}, ['--dry-run'])],
  [
    'is suspended',
    object('batch/v1', 'CronJob', 'm', { spec: { suspend: true, jobTemplate: { spec: { template: template() } } } }),
  ],
])('finds nothing where the descheduler %s', (_, one) => {
  expect(read(stringify(policy(profile())), one)).toEqual([]);
});

test.each([
  [
    'of another version',
    stringify({ ...policy(profile()), apiVersion: 'descheduler/v1alpha1' }),
    'the policy is not of descheduler/v1alpha2',
  ],
  ['no YAML', '{', 'the policy is no YAML'],
  [
    'about the priority of pods',
    stringify(policy(profile({}, { priorityThreshold: { value: 10 } }))),
    'the evictor picks by priorityThreshold',
  ],
])('is unknown where the policy is %s', (_, text, why) => {
  expect(read(text)).toEqual([{ unknown: why }]);
});

test('is unknown where the policy is not in the files', () => {
  expect(topologyOf([running()]).rebalancers.map(({ id, policy: told }) => [id, told])).toEqual([
    ['Deployment a/mover', { unknown: 'no ConfigMap with its policy is in the files' }],
  ]);
});

test('finds nothing in a policy that nobody runs', () => {
  expect(topologyOf([map(stringify(policy(profile())))]).rebalancers).toEqual([]);
});
