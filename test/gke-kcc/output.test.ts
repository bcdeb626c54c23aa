import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoogleConfig, hasGoogle, parseConfig } from '../../lib/config';
import { gkeCockroachDbScenario } from '../../lib/scenario';
import { describeWithCrds, validateAgainstCrd } from '../crd/crd-schemas';
import { danglingReferences } from '../crd/dangling-references';
import { identityOf, type Manifest } from '../crd/manifest';
import { danglingSelectors, danglingWorkloadReferences } from '../crd/workload-references';
import { defaultConfig } from '../scenarios';
import { outputWrittenNow, type WrittenOutput, writtenOutput } from './written-output';

function configOf(file: string): GoogleConfig {
  const config = parseConfig(readFileSync(join(__dirname, '../..', file), 'utf8'));
  if (!hasGoogle(config)) throw new Error(`${file} has no section google`);
  return config;
}

const CONFIGS: Readonly<Record<string, GoogleConfig>> = {
  'reference.yaml': defaultConfig(),
  ...Object.fromEntries(
    ['trizone.yaml', 'examples/minimal.yaml', 'examples/everything.yaml', 'examples/zones-b-c-d.yaml'].map((file) => [
      file,
      configOf(file),
    ]),
  ),
};

const written = new Map<string, WrittenOutput>(
  Object.entries(CONFIGS).map(([name, config]) => [name, writtenOutput(gkeCockroachDbScenario(config))]),
);

const output = (name: string): WrittenOutput => written.get(name) as WrittenOutput;

/** A deep copy with the field at the path replaced. */
function planted(manifest: Manifest, path: readonly (string | number)[], value: unknown): Manifest {
  const copy = structuredClone(manifest);
  const last = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}

const find = (manifests: readonly Manifest[], kind: string, name?: string): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind && (!name || manifest.metadata.name === name));
  if (!found) throw new Error(`the output has no ${kind} ${name ?? ''}`);
  return found;
};

/** The list with one of its objects replaced by a damaged copy. */
const damage = (all: readonly Manifest[], target: Manifest, path: readonly (string | number)[], value: unknown) =>
  all.map((manifest) => (manifest === target ? planted(manifest, path, value) : manifest));

describe.each(Object.keys(CONFIGS))('%s', (name) => {
  describeWithCrds('custom resources', () => {
    test('satisfy their definitions, unknown fields refused', () => {
      const checked = [...output(name).management, ...output(name).workload];
      expect(checked.flatMap((manifest) => validateAgainstCrd(manifest))).toEqual([]);
    });
  });

  test('names no object of Config Connector that is not there', () => {
    expect(danglingReferences(output(name).management)).toEqual([]);
  });

  test('names no object of the workload cluster that is not there', () => {
    const { workload, management, secrets } = output(name);
    expect(danglingWorkloadReferences(workload, management, secrets)).toEqual([]);
  });

  test('has no Service, budget or policy that selects nothing', () => {
    expect(danglingSelectors(output(name).workload)).toEqual([]);
  });

  test('gives every object an identity of its own', () => {
    for (const tree of [output(name).management, output(name).workload]) {
      const identities = tree.map((manifest) => `${manifest.apiVersion} ${identityOf(manifest)}`);
      expect(identities.filter((identity, index) => identities.indexOf(identity) !== index)).toEqual([]);
    }
  });

  test('counts the objects that it wrote', () => {
    const { objects, management, workload } = output(name);
    expect(objects).toBe(management.length + workload.length);
  });

  test('writes the same bytes again', () => {
    const again = outputWrittenNow(gkeCockroachDbScenario(CONFIGS[name] as GoogleConfig));
    expect([...again.files]).toEqual([...output(name).files]);
  });

  test('has commands for every stage that it wrote, and for no other', () => {
    const stages = new Set(
      [...output(name).files.keys()].flatMap((path) => path.match(/^(?:management|workload)\/[^/]+/) ?? []),
    );
    const [firstDay = '', dayTwo = ''] = (output(name).files.get('DEPLOY.md') ?? '').split('## 6. Day two');
    const applied = (text: string) =>
      [...text.matchAll(/apply --server-side --filename (\S+)/g)].map(([, path]) => path);
    expect(applied(firstDay)).toEqual([...stages]);
    expect(applied(dayTwo).filter((path) => path && path !== '-' && !stages.has(path))).toEqual([]);
  });

  test('holds no Secret', () => {
    expect([...output(name).management, ...output(name).workload].filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });
});

describe('planted damage', () => {
  const { management, workload, secrets } = output('reference.yaml');

  describeWithCrds('in a custom resource', () => {
    test.each([
      ['an unknown field', 'ContainerCluster', ['spec', 'nodeLocation'], 'europe-west3-a'],
      ['an unknown nested field', 'ContainerNodePool', ['spec', 'autoscaling', 'minimum'], 1],
      ['a wrong type', 'ContainerNodePool', ['spec', 'autoscaling', 'minNodeCount'], 'one'],
      ['a required field that is missing', 'ComputeRouterNAT', ['spec', 'routerRef'], undefined],
    ])('refuses %s of %s', (_, kind, path, value) => {
      const damaged = JSON.parse(JSON.stringify(planted(find(management, kind), path, value))) as Manifest;
      expect(validateAgainstCrd(damaged)).not.toEqual([]);
    });

    test.each([
      ['Certificate', ['spec', 'dnsName'], 'x'],
      ['BackendConfig', ['spec', 'healthCheck', 'path'], '/'],
      ['ManagedCertificate', ['spec', 'domain'], 'x'],
      ['FrontendConfig', ['spec', 'redirect'], true],
    ])('refuses an unknown field of %s', (kind, path, value) => {
      expect(validateAgainstCrd(planted(find(workload, kind), path, value))).not.toEqual([]);
    });

    test('refuses an unknown field of ServiceMonitor', () => {
      const monitor = find(output('examples/everything.yaml').workload, 'ServiceMonitor');
      expect(validateAgainstCrd(planted(monitor, ['spec', 'endpoint'], 'x')).join()).toMatch(/"endpoint"/);
    });
  });

  test('finds a reference of Config Connector that leads nowhere', () => {
    const nat = find(management, 'ComputeRouterNAT');
    expect(danglingReferences(damage(management, nat, ['spec', 'routerRef', 'name'], 'nowhere'))).toHaveLength(1);
  });

  test.each([
    [
      'Deployment',
      'service-a',
      ['spec', 'template', 'spec', 'serviceAccountName'],
      'nobody',
      'ServiceAccount services/nobody',
    ],
    ['StatefulSet', 'cockroachdb', ['spec', 'template', 'spec', 'priorityClassName'], 'none', 'PriorityClass /none'],
    ['HorizontalPodAutoscaler', 'service-a', ['spec', 'scaleTargetRef', 'name'], 'x', 'Deployment services/x'],
    ['FrontendConfig', undefined, ['spec', 'sslPolicy'], 'x', 'ComputeSSLPolicy management/x'],
    ['Certificate', 'cockroachdb-node', ['spec', 'issuerRef', 'name'], 'x', 'ClusterIssuer /x'],
    ['RoleBinding', 'bastion-shell', ['roleRef', 'name'], 'x', 'Role analyst/x'],
  ])('finds a reference of %s %s that leads nowhere', (kind, name, path, value, missing) => {
    const found = danglingWorkloadReferences(
      damage(workload, find(workload, kind, name), path, value),
      management,
      secrets,
    );
    expect(found).toEqual([expect.stringContaining(missing)]);
  });

  test('finds a Secret that nobody makes', () => {
    expect(danglingWorkloadReferences(workload, management, [])).toEqual([
      expect.stringMatching(/^Job .*Secret cockroachdb\/cockroachdb-licence$/),
    ]);
  });

  test.each([
    ['Service', 'cockroachdb-public', ['spec', 'selector']],
    ['PodDisruptionBudget', 'service-b', ['spec', 'selector', 'matchLabels']],
    ['NetworkPolicy', 'bastion', ['spec', 'podSelector', 'matchLabels']],
  ])('finds a %s that selects no pod', (kind, name, path) => {
    const damaged = damage(workload, find(workload, kind, name), path, { app: 'nothing' });
    expect(danglingSelectors(damaged)).toHaveLength(1);
  });
});

test('the whole output of reference.yaml is as it was', () => {
  expect(Object.fromEntries(output('reference.yaml').files)).toMatchSnapshot();
});
