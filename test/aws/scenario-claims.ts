// Test support: what holds of every scenario on AWS and every configuration.
import { isDeepStrictEqual } from 'node:util';
import { readableManifests, type Template } from '../../lib/aws';
import type { AwsConfig } from '../../lib/config';
import { describeWithCrds, validateAgainstCrd } from '../crd/crd-schemas';
import { identityOf } from '../crd/manifest';
import { danglingSelectors, danglingWorkloadReferences, type Labelled } from '../crd/workload-references';
import { defaultConfig } from '../scenarios';
import { type AwsScenarioId, type Synthesized, synthesized, synthesizedAgain } from './synthesized';

/** Findings of the security checks that a scenario may accept, each counted by itself. */
const MOST_ACCEPTED = 30;

const CUSTOM = /^Custom::AWSCDK-EKS-/;

/** Selects every pod and names nobody. */
const DENY_ALL = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };

interface Chart {
  readonly Type: string;
  readonly Properties: { readonly Namespace: string };
}

interface Resource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
}

const resources = (text: string): readonly (readonly [string, Resource])[] =>
  Object.entries((JSON.parse(text) as { Resources: Readonly<Record<string, Resource>> }).Resources);

/** Pods of charts that our own objects select. */
const CHART_PODS: readonly Labelled[] = [
  { namespace: 'cnpg-system', labels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
  { namespace: 'cnpg-system', labels: { 'app.kubernetes.io/name': 'plugin-barman-cloud' } },
  { namespace: 'external-secrets', labels: { 'app.kubernetes.io/name': 'external-secrets' } },
  { namespace: 'external-secrets', labels: { 'app.kubernetes.io/name': 'external-secrets-webhook' } },
  {
    namespace: 'cert-manager',
    labels: { 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/component': 'webhook' },
  },
];

function claims(output: () => Synthesized): void {
  test('leaves no security finding open', () => {
    expect(output().findings.open).toEqual([]);
  });

  test('has no acknowledgement that covers nothing', () => {
    expect(output().findings.stale).toEqual([]);
  });

  test('keeps every template below 900 KB and 450 resources', () => {
    for (const [, text] of output().templates) {
      expect(text.length).toBeLessThan(900_000);
      expect(resources(text).length).toBeLessThanOrEqual(450);
    }
  });

  test('keeps every manifest payload below 200 KB', () => {
    const payloads = [...output().templates.values()].flatMap((text) =>
      readableManifests(JSON.parse(text) as Template),
    );
    expect(payloads.length).toBeGreaterThan(0);
    for (const { objects } of payloads) expect(JSON.stringify(objects).length).toBeLessThan(200_000);
  });

  test('lets everything that speaks to the Kubernetes API of the platform wait for the barrier', () => {
    const [, platform = '{}'] =
      [...output().templates].find(([file]) => file.endsWith('-platform.template.json')) ?? [];
    const speaking = resources(platform).filter(([, { Type }]) => CUSTOM.test(Type));
    expect(speaking.length).toBeGreaterThan(0);
    const waiting = speaking.filter(([, { DependsOn = [] }]) =>
      DependsOn.some((id) => id.includes('KubectlReadyBarrier')),
    );
    expect(waiting.map(([id]) => id)).toEqual(speaking.map(([id]) => id));
  });

  test('looks nothing up in an account', () => {
    expect(output().missing).toBeUndefined();
  });

  describeWithCrds('custom resources', () => {
    test('satisfy their definitions, unknown fields refused', () => {
      expect(output().manifests.flatMap((manifest) => validateAgainstCrd(manifest))).toEqual([]);
    });
  });

  test('names no object that is not there', () => {
    const { manifests } = output();
    // variables of services come from Secrets that the guide tells a person to make
    const own = manifests.flatMap(({ kind, metadata, spec }) =>
      kind === 'Deployment' ? secretsOfVariables(metadata.namespace ?? '', spec) : [],
    );
    expect(danglingWorkloadReferences(manifests, [], own)).toEqual([]);
  });

  test('has no Service, budget or policy that selects nothing', () => {
    expect(danglingSelectors(output().manifests, CHART_PODS)).toEqual([]);
  });

  test('has in every namespace of its own no packet that no policy names, and no pod that is not restricted', () => {
    const { manifests } = output();
    const namespaces = manifests.filter(({ kind }) => kind === 'Namespace');
    const labels = namespaces.map(({ metadata }) => metadata.labels?.['pod-security.kubernetes.io/enforce']);
    expect(labels).toEqual(namespaces.map(() => 'restricted'));
    const closed = manifests
      .filter(({ kind, spec }) => kind === 'NetworkPolicy' && isDeepStrictEqual(spec, DENY_ALL))
      .map(({ metadata }) => metadata.namespace);
    expect(closed.sort()).toEqual(namespaces.map(({ metadata }) => metadata.name).sort());
    const charts = [...output().templates.values()].flatMap((text) =>
      Object.values((JSON.parse(text) as { Resources: Record<string, Chart> }).Resources)
        .filter(({ Type }) => Type === 'Custom::AWSCDK-EKS-HelmChart')
        .map(({ Properties }) => Properties.Namespace),
    );
    expect(charts.filter((namespace) => namespace !== 'kube-system' && !closed.includes(namespace))).toEqual([]);
  });

  test('gives every object an identity of its own', () => {
    const identities = output().manifests.map((manifest) => `${manifest.apiVersion} ${identityOf(manifest)}`);
    expect(identities.filter((identity, index) => identities.indexOf(identity) !== index)).toEqual([]);
  });

  test('holds no Secret, and no password in a template', () => {
    expect(output().manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    for (const [, text] of output().templates) {
      expect(text).not.toMatch(/"SecretString"|resolve:secretsmanager|"MasterUserPassword"/);
    }
  });
}

/** Secrets of the variables that a service's own configuration names: every one but its password's. */
function secretsOfVariables(namespace: string, spec: unknown): { readonly namespace: string; readonly name: string }[] {
  const { template } = spec as { template: { spec: { containers: { env?: Variable[] }[] } } };
  return template.spec.containers
    .flatMap(({ env = [] }) => env)
    .filter(({ name }) => name !== 'PGPASSWORD')
    .flatMap(({ valueFrom }) => (valueFrom?.secretKeyRef ? [{ namespace, name: valueFrom.secretKeyRef.name }] : []));
}

interface Variable {
  readonly name: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string } };
}

/** The templates as a person reads them, whatever the installation. */
function readable({ templates }: Synthesized): Readonly<Record<string, unknown>> {
  // names of assets are digests of packages, which a new installation may lay out anew
  const text = [...templates].map(([file, template]) => [file, template.replaceAll(/[0-9a-f]{64}/g, '<digest>')]);
  return Object.fromEntries(text.map(([file = '', template = '']) => [file, JSON.parse(template) as unknown]));
}

/** Claims all of it of a scenario with the reference and each further configuration, and that its output is as it was. */
export function testScenario(id: AwsScenarioId, configs: Readonly<Record<string, () => AwsConfig>>): void {
  describe.each(Object.entries({ 'reference.yaml': () => defaultConfig(), ...configs }))('%s', (name, config) => {
    let output: Synthesized;

    beforeAll(async () => {
      output = await synthesized(id, config());
    }, 120_000);

    claims(() => output);

    if (name !== 'reference.yaml') return;

    test('accepts fewer than 30 security findings', () => {
      expect(output.findings.acknowledged.length).toBeLessThan(MOST_ACCEPTED);
    });

    test('writes the same bytes again', async () => {
      expect([...(await synthesizedAgain(id, config())).templates]).toEqual([...output.templates]);
    }, 120_000);

    test('the whole output is as it was', () => {
      expect(readable(output)).toMatchSnapshot();
    });
  });
}
