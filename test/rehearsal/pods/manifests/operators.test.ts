import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import type { Output } from '../../../../rehearsal/output';
import { barmanCloud } from '../../../../rehearsal/pods/manifests/operators/barman-cloud';
import { certManager } from '../../../../rehearsal/pods/manifests/operators/cert-manager';
import { cloudNativePg } from '../../../../rehearsal/pods/manifests/operators/cloud-native-pg';
import { coreDns } from '../../../../rehearsal/pods/manifests/operators/core-dns';
import { type Deployment, isDeployment } from '../../../../rehearsal/pods/manifests/operators/deployment';
import {
  addOns,
  type HelmChart,
  helmCharts,
  installed,
} from '../../../../rehearsal/pods/manifests/operators/helm-chart';
import type { Operator } from '../../../../rehearsal/pods/manifests/operators/operator';
import { danglingSelectors, type Labelled } from '../../../crd/workload-references';
import { BARMAN_CLOUD, CLOUD_NATIVE_PG } from './releases';
import { writtenOutput } from './written-output';

let output: Output;
let charts: readonly HelmChart[];
let operators: Readonly<Record<'cloudnative-pg' | 'plugin-barman-cloud' | 'cert-manager' | 'coredns', Operator>>;

beforeAll(async () => {
  output = await writtenOutput('eks-postgres');
  charts = helmCharts(output.directory);
  const chart = (name: string) => installed(charts, name);
  operators = {
    'cloudnative-pg': cloudNativePg(CLOUD_NATIVE_PG, '1.30.1', chart('cloudnative-pg')),
    'plugin-barman-cloud': barmanCloud(BARMAN_CLOUD, '0.15.0', chart('plugin-barman-cloud')),
    'cert-manager': certManager({ definitions: [], rights: [], version: '1.21.2', chart: chart('cert-manager') }),
    coredns: coreDns(installed(addOns(output.directory), 'coredns'), '1.14.7', '172.20.0.10'),
  };
});

const deploymentOf = ({ objects }: Operator): Deployment => {
  const [found, ...others] = objects.filter(isDeployment);
  if (!found || others.length > 0) throw new Error('one Deployment is wanted');
  return found;
};

const objectOf = ({ objects }: Operator, kind: string): KubernetesObject & { readonly spec: unknown } => {
  const found = objects.find((object) => object.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found as KubernetesObject & { readonly spec: unknown };
};

test.each(['cloudnative-pg', 'plugin-barman-cloud'] as const)(
  '%s has every value that the output gives its chart',
  (name) => {
    const { values } = installed(charts, name);
    const { metadata, spec } = deploymentOf(operators[name]);
    const { containers, tolerations, topologySpreadConstraints, priorityClassName } = spec.template.spec;
    expect(metadata.name).toBe(name);
    expect({
      replicaCount: spec.replicas,
      tolerations,
      topologySpreadConstraints,
      priorityClassName,
      resources: containers[0]?.resources,
    }).toEqual(values);
  },
);

test('CoreDNS has every setting that the output gives the add-on', () => {
  const { values } = installed(addOns(output.directory), 'coredns');
  const { spec } = deploymentOf(operators.coredns);
  const { tolerations, topologySpreadConstraints } = spec.template.spec;
  const { maxUnavailable } = objectOf(operators.coredns, 'PodDisruptionBudget').spec as { maxUnavailable: number };
  expect({
    replicaCount: spec.replicas,
    tolerations,
    topologySpreadConstraints,
    podDisruptionBudget: { enabled: true, maxUnavailable },
  }).toEqual(values);
  expect(spec.replicas).toBe(3);
});

test('pods ask the name server where EKS has it', () => {
  expect(objectOf(operators.coredns, 'Service')).toMatchObject({
    metadata: { name: 'kube-dns', namespace: 'kube-system' },
    spec: { clusterIP: '172.20.0.10' },
  });
});

test('cert-manager has the place of its chart, and one replica, because nothing elects a leader', () => {
  const { values } = installed(charts, 'cert-manager');
  const { spec } = deploymentOf(operators['cert-manager']);
  const { tolerations, topologySpreadConstraints, containers, serviceAccountName } = spec.template.spec;
  expect({ tolerations, topologySpreadConstraints, resources: containers[0]?.resources }).toEqual({
    tolerations: values.tolerations,
    topologySpreadConstraints: values.topologySpreadConstraints,
    resources: values.resources,
  });
  expect(spec.replicas).toBe(1);
  // the admission policies of the output let no other account ask for certificates
  expect(serviceAccountName).toBe('cert-manager');
  expect(JSON.stringify(output.stages)).toContain('system:serviceaccount:cert-manager:cert-manager');
});

test.each(['cloudnative-pg', 'plugin-barman-cloud', 'cert-manager'] as const)(
  'fails when a value of %s has no place',
  (name) => {
    const chart = installed(charts, name);
    const other = { ...chart, values: { ...chart.values, hostNetwork: true } };
    const made = {
      'cloudnative-pg': () => cloudNativePg(CLOUD_NATIVE_PG, '1.30.1', other),
      'plugin-barman-cloud': () => barmanCloud(BARMAN_CLOUD, '0.15.0', other),
      'cert-manager': () => certManager({ definitions: [], rights: [], version: '1.21.2', chart: other }),
    };
    expect(made[name]).toThrow(`the values of '${name}' must have a place here`);
    expect(made[name]).toThrow("got 'hostNetwork'");
  },
);

test('fails when a setting of CoreDNS has no place', () => {
  const addOn = installed(addOns(output.directory), 'coredns');
  const other = { ...addOn, values: { ...addOn.values, corefile: '.:53 {}' } };
  expect(() => coreDns(other, '1.14.7', '172.20.0.10')).toThrow("got 'corefile'");
});

test('fails when the output does not install an operator', () => {
  expect(() => installed(charts, 'stackgres')).toThrow("the output must install 'stackgres', it installs");
});

test('the plugin has images that were released, and its sidecar another one', () => {
  const [container] = deploymentOf(operators['plugin-barman-cloud']).spec.template.spec.containers;
  expect(container).toMatchObject({
    image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.15.0',
    env: [{ name: 'SIDECAR_IMAGE', value: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v0.15.0' }],
  });
  expect(JSON.stringify(operators['plugin-barman-cloud'].objects)).not.toContain('testing');
});

test.each(['cloudnative-pg', 'plugin-barman-cloud', 'cert-manager', 'coredns'] as const)(
  'the selectors of %s match its pods',
  (name) => {
    const operator = operators[name];
    const { labels } = deploymentOf(operator).spec.template.metadata;
    const selectors = operator.objects.flatMap((object) => {
      const { selector } = (object as unknown as { spec?: { selector?: object } }).spec ?? {};
      return selector
        ? [{ ...selector, ...(selector as { matchLabels?: object }).matchLabels, matchLabels: undefined }]
        : [];
    });
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) expect({ ...labels, matchLabels: undefined }).toMatchObject(selector);
  },
);

/** Selected by policies of the output; their programs are not here. */
const NOT_HERE = [
  { 'app.kubernetes.io/component': 'webhook', 'app.kubernetes.io/instance': 'cert-manager' },
  { 'app.kubernetes.io/name': 'external-secrets-webhook' },
  { 'app.kubernetes.io/name': 'external-secrets' },
];

test('every policy and budget in the namespaces of the operators selects one of their pods', () => {
  const pods: readonly Labelled[] = Object.values(operators).map((operator) => {
    const { metadata, spec } = deploymentOf(operator);
    return { namespace: metadata.namespace, labels: spec.template.metadata.labels };
  });
  const written = output.stages.flatMap(({ objects }) => objects);
  const dangling = danglingSelectors(written as Parameters<typeof danglingSelectors>[0], pods);
  expect(dangling.filter((each) => !NOT_HERE.some((labels) => each.endsWith(JSON.stringify(labels))))).toEqual([]);
  // and it would be seen
  const [, ...others] = pods;
  expect(danglingSelectors(written as Parameters<typeof danglingSelectors>[0], others).join()).toContain(
    'cnpg-system/allow-operator',
  );
});

test('the pods of CoreDNS are those that policies let others ask', () => {
  const { labels } = deploymentOf(operators.coredns).spec.template.metadata;
  const policies = output.stages
    .flatMap(({ objects }) => objects)
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'allow-name-resolution');
  expect(policies.length).toBeGreaterThan(0);
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: labels },
  };
  for (const policy of policies) expect(policy).toMatchObject({ spec: { egress: [{ to: [peer] }] } });
});

test('what is not as in the output is said', () => {
  const said = Object.values(operators).flatMap(({ differences }) => differences.map(({ what }) => what));
  expect(said).toEqual([
    'Barman Cloud plugin 0.15.0',
    'cert-manager has no webhook',
    'cert-manager has no cainjector',
    'cert-manager has one replica, and no budget',
    'CoreDNS forwards nothing',
    'CoreDNS 1.14.7',
  ]);
  const older = cloudNativePg(CLOUD_NATIVE_PG, '1.30.0', installed(charts, 'cloudnative-pg'));
  expect(older.differences).toEqual([
    { what: 'CloudNativePG 1.30.0', why: 'the output installs 1.30.1, and this is the version of the Go module' },
  ]);
});
