import { readTopologies } from '../../../lib/topology';

const REASON = 'The chart cannot set it: see its templates';

const acknowledged = (path: string, text: string) =>
  readTopologies('charts', [{ path, text }]).flatMap(({ resources }) =>
    resources.map(({ id, acknowledgements }) => [id, acknowledgements]),
  );

test.each([
  ['at the head', `# resilience.trizone.dev/acknowledge-HA-K8S-024: ${REASON}\nreplicaCount: 2\n`],
  ['before an empty line', `# resilience.trizone.dev/acknowledge-HA-K8S-024: ${REASON}\n\nreplicaCount: 2\n`],
  ['among others', `# ours\n# resilience.trizone.dev/acknowledge-HA-K8S-024: ${REASON}\n# more\nreplicaCount: 2\n`],
])('the values of a chart take a reason in a comment %s', (_, text) => {
  expect(acknowledged('operators/cert-manager.values.yaml', text)).toEqual([
    ['helm cert-manager', { 'HA-K8S-024': REASON }],
  ]);
});

test('a comment further down is none', () => {
  const text = `replicaCount: 2\n# resilience.trizone.dev/acknowledge-HA-K8S-024: ${REASON}\n`;
  expect(acknowledged('cert-manager.values.yaml', text)).toEqual([['helm cert-manager', {}]]);
});

test('a chart that the CDK installs takes it from the metadata of its resource', () => {
  const chart = {
    Type: 'Custom::AWSCDK-EKS-HelmChart',
    Metadata: { trizone: { acknowledge: { 'HA-K8S-024': REASON } } },
    Properties: { Chart: 'cert-manager', Release: 'cert-manager', Namespace: 'cert-manager', Values: '{}' },
  };
  expect(acknowledged('a.template.json', JSON.stringify({ Resources: { Chart: chart } }))).toEqual([
    ['helm cert-manager/cert-manager', { 'HA-K8S-024': REASON }],
  ]);
});
