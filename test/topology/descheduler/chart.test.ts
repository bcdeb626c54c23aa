import { stringify } from 'yaml';
import type { SourceFile } from '../../../lib/topology';
import { type Sample, topologyOf } from '../sample';
import { DEFAULTS, profile } from './sample';

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

test('reads the values of the chart, and knows what it does without any', () => {
  const chart = (of: Sample) => topologyOf([], release(of)).rebalancers.map((one) => [one.cluster, one.policy]);
  const [[cluster] = []] = chart({});
  expect(chart({})).toEqual([[cluster, { ...DEFAULTS, emptyDirs: true, claims: false }]]);
  expect(chart({ deschedulerPolicy: { profiles: [profile({ namespaces: { include: ['x'] } })] } })).toEqual([
    [cluster, { ...DEFAULTS, included: ['x'] }],
  ]);
  expect(topologyOf([], values({})).rebalancers).toHaveLength(1);
});

describe('the values of the chart', () => {
  const chart = (of: Sample) => topologyOf([], release(of)).rebalancers.map((one) => one.policy);

  test('keep the profiles of the chart beside limits of their own', () => {
    expect(chart({ deschedulerPolicy: { maxNoOfPodsToEvictTotal: 10 }, schedule: '*/5 * * * *' })).toEqual([
      { ...DEFAULTS, emptyDirs: true, claims: false },
    ]);
  });

  test.each<[Sample, unknown]>([
    [{ suspend: true }, { idle: 'it is suspended' }],
    [{ kind: 'Deployment', replicas: 0 }, { idle: 'it has no replica' }],
    [{ cmdOptions: { 'dry-run': true } }, { idle: 'it runs with --dry-run' }],
    [{ schedule: '0 3 * * *' }, { idle: 'its schedule 0 3 * * * does not look at the pods every hour' }],
    [
      { kind: 'Deployment', deschedulingInterval: '24h' },
      { idle: 'it looks at the pods every 24h, which is less than once an hour' },
    ],
    [{ image: { tag: 'v0.20.0' } }, { idle: 'v0.20 of the descheduler reads no policy of descheduler/v1alpha2' }],
    [
      { image: { tag: 'mine' } },
      { unknown: 'the image descheduler:mine does not tell the version of the descheduler' },
    ],
    [{ deschedulerPolicyAPIVersion: 'v2' }, { unknown: 'the policy is not of descheduler/v1alpha2' }],
    [
      { deschedulerPolicy: { maxNoOfPodsToEvictTotal: 0 } },
      { idle: 'with maxNoOfPodsToEvictTotal 0 it moves nothing' },
    ],
    [{ deschedulerPolicy: { nodeSelector: 'pool=x' } }, { unknown: 'what the field nodeSelector does cannot be told' }],
  ])('tell of %j that it moves nothing, or what cannot be told', (of, told) => {
    expect(chart(of)).toEqual([told]);
  });
});
