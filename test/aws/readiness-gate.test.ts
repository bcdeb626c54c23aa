import { parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { type AwsScenarioId, type Synthesized, synthesized } from './synthesized';

const GATE = 'elbv2.k8s.aws/pod-readiness-gate-inject';

interface Labelled {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
}

/** Namespaces with an object that a load balancer sends to pods for, whose pods are ready before it has found them so. */
function withoutGate({ manifests }: Pick<Synthesized, 'manifests'>): readonly string[] {
  const targets = manifests.filter(
    ({ kind, spec }) =>
      kind === 'Ingress' || (kind === 'Service' && (spec as { type?: string }).type === 'LoadBalancer'),
  );
  const gated = manifests
    .filter((object) => object.kind === 'Namespace' && (object as Labelled).metadata.labels?.[GATE] === 'enabled')
    .map(({ metadata }) => metadata.name);
  const reached = new Set(targets.map(({ metadata }) => metadata.namespace ?? ''));
  return [...reached].filter((namespace) => !gated.includes(namespace));
}

const SCENARIOS: Readonly<Record<AwsScenarioId, readonly string[]>> = {
  'eks-postgres': ['postgres', 'services'],
  'eks-cockroachdb': ['cockroachdb', 'services'],
  'eks-aurora': ['services'],
};

describe.each(Object.entries(SCENARIOS))('%s', (id, namespaces) => {
  let output: Synthesized;
  beforeAll(async () => {
    output = await synthesized(id as AwsScenarioId, parseConfig(DEFAULT_YAML) as never);
  }, 60_000);

  test('a pod is ready when its load balancer has found it healthy', () => {
    expect(withoutGate(output)).toEqual([]);
  });

  test('fails when the namespaces lose the label', () => {
    const manifests = output.manifests.map((object) =>
      object.kind === 'Namespace' ? { ...object, metadata: { ...object.metadata, labels: {} } } : object,
    );
    expect([...withoutGate({ manifests })].sort()).toEqual(namespaces);
  });
});
