// Test support: a descheduler with its policy.
import { stringify } from 'yaml';
import { object, podTemplate, type Sample, topologyOf } from '../sample';

/** The plugin that moves pods which break their spread. */
export const BALANCE = 'RemovePodsViolatingTopologySpreadConstraint';

/** A profile that moves what breaks its spread. */
export const profile = (args: Sample = {}, evictor: Sample = {}): Sample => ({
  name: 'p',
  pluginConfig: [
    { name: 'DefaultEvictor', args: evictor },
    { name: BALANCE, args },
  ],
  plugins: { balance: { enabled: [BALANCE] } },
});

/** A policy of profiles. */
export const policy = (...profiles: readonly Sample[]): Sample => ({
  apiVersion: 'descheduler/v1alpha2',
  kind: 'DeschedulerPolicy',
  profiles,
});

/** The ConfigMap of a policy. */
export const map = (text: string): Sample => object('v1', 'ConfigMap', 'policy', { data: { 'policy.yaml': text } });

/** What the descheduler is told. */
export const ARGS = ['--policy-config-file=/policy/policy.yaml', '--descheduling-interval=5m'];

/** The pods of a descheduler. */
export const template = (container: Sample = {}, volume: Sample = { configMap: { name: 'policy' } }): Sample =>
  podTemplate(
    'mover',
    { volumes: [{ name: 'files', ...volume }] },
    {
      image: 'registry.k8s.io/descheduler/descheduler:v0.35.1',
      command: ['/bin/descheduler'],
      args: ARGS,
      volumeMounts: [{ name: 'files', mountPath: '/policy' }],
      ...container,
    },
  );

/** A descheduler as a Deployment. */
export const running = (container: Sample = {}, spec: Sample = {}, volume?: Sample): Sample =>
  object('apps/v1', 'Deployment', 'mover', { spec: { template: template(container, volume), ...spec } });

/** A descheduler as a CronJob. */
export const cronJob = (schedule: string, spec: Sample = {}): Sample =>
  object('batch/v1', 'CronJob', 'mover', {
    spec: { schedule, jobTemplate: { spec: { template: template({ args: ARGS.slice(0, 1) }) } }, ...spec },
  });

/** What is read of a policy and of what runs it. */
export const read = (text: string, ...others: readonly Sample[]) =>
  topologyOf([map(text), ...(others.length > 0 ? others : [running()])]).rebalancers.map((one) => one.policy);

/** What the defaults of descheduler v0.35 come to. */
export const DEFAULTS = {
  hard: true,
  soft: false,
  excluded: [],
  selectors: [],
  emptyDirs: false,
  claims: true,
  minReplicas: 0,
};

/** A policy of a profile that moves everything. */
export const GOOD = stringify(policy(profile()));
