import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import { nameOf } from '../../../../rehearsal/pods/manifests/change';
import { changedPostgres } from '../../../../rehearsal/pods/manifests/changes';
import { definitionsOf } from '../../../../rehearsal/pods/manifests/definitions';
import { imagesOf, PAUSE_IMAGE } from '../../../../rehearsal/pods/manifests/images';
import { barmanCloud } from '../../../../rehearsal/pods/manifests/operators/barman-cloud';
import { cloudNativePg } from '../../../../rehearsal/pods/manifests/operators/cloud-native-pg';
import { helmCharts, installed } from '../../../../rehearsal/pods/manifests/operators/helm-chart';
import { type ManifestStage, manifestStages } from '../../../../rehearsal/pods/manifests/stages';
import { standInSecrets } from '../../../../rehearsal/pods/manifests/stand-in-secrets';
import { BARMAN_CLOUD, CLOUD_NATIVE_PG } from './releases';
import { writtenOutput } from './written-output';

let objects: readonly KubernetesObject[];
let stages: readonly ManifestStage[];

beforeAll(async () => {
  const output = await writtenOutput('eks-postgres');
  objects = changedPostgres(
    output.stages.flatMap((stage) => stage.objects),
    'https://192.0.2.10',
  ).objects;
  const charts = helmCharts(output.directory);
  const operators = [
    cloudNativePg(CLOUD_NATIVE_PG, '1.30.1', installed(charts, 'cloudnative-pg')),
    barmanCloud(BARMAN_CLOUD, '0.15.0', installed(charts, 'plugin-barman-cloud')),
  ];
  const definitions = operators.flatMap((operator) => operator.definitions);
  stages = manifestStages({ definitions, objects, base: [], operators, secrets: standInSecrets(output) });
});

const place = (name: string): readonly [stage: number, object: number] => {
  const stage = stages.findIndex((each) => each.objects.some((object) => nameOf(object) === name));
  return [stage, stages[stage]?.objects.findIndex((object) => nameOf(object) === name) ?? -1];
};

test.each([
  ['CustomResourceDefinition clusters.postgresql.cnpg.io', 'Cluster postgres/postgres'],
  ['Namespace cnpg-system', 'Deployment cnpg-system/cloudnative-pg'],
  ['NetworkPolicy cnpg-system/default-deny', 'Deployment cnpg-system/cloudnative-pg'],
  ['NetworkPolicy postgres/postgres', 'Cluster postgres/postgres'],
  ['Deployment cnpg-system/cloudnative-pg', 'Cluster postgres/postgres'],
  ['Deployment cnpg-system/plugin-barman-cloud', 'ObjectStore postgres/postgres-backup'],
  ['ValidatingAdmissionPolicyBinding postgres-ca-certificates', 'Certificate postgres/postgres-tls'],
  ['ConfigMap cert-manager/postgres-ca-allowed', 'Certificate postgres/postgres-tls'],
  ['StorageClass trizone-database', 'Cluster postgres/postgres'],
  ['PriorityClass trizone-database', 'Cluster postgres/postgres'],
  ['Secret postgres/database-passwords', 'Deployment postgres/pgpool'],
])('%s is there in a stage before %s', (first, second) => {
  const [[before], [after]] = [place(first), place(second)];
  expect(before).toBeGreaterThanOrEqual(0);
  expect(after).toBeGreaterThan(before);
});

test.each([
  ['Namespace services', 'NetworkPolicy services/service-a'],
  ['ServiceAccount services/service-a', 'Deployment services/service-a'],
  ['ObjectStore postgres/postgres-backup', 'Cluster postgres/postgres'],
])('%s is applied before %s', (first, second) => {
  const [[stage, before], [nextStage, after]] = [place(first), place(second)];
  expect(before).toBeGreaterThanOrEqual(0);
  expect(nextStage * 1000 + after).toBeGreaterThan(stage * 1000 + before);
});

test('every object is applied once', () => {
  const applied = stages.flatMap((stage) => stage.objects.map(nameOf));
  expect(new Set(applied).size).toBe(applied.length);
  expect(objects.map(nameOf).filter((name) => !applied.includes(name))).toEqual([]);
});

test('definitions are established and operators serve before others come', () => {
  expect(
    stages.map(({ name, waitFor }) => [name, waitFor.map(({ object, until }) => `${object.metadata.name} ${until}`)]),
  ).toEqual([
    ['definitions', ['clusters.postgresql.cnpg.io established', 'objectstores.barmancloud.cnpg.io established']],
    ['foundations', []],
    ['cluster add-ons', []],
    // only the leader of the plugin is ever ready
    ['operators', ['cloudnative-pg rolled out', 'plugin-barman-cloud served']],
    ['secrets', []],
    ['rest', []],
  ]);
});

test('every image is listed: of pods, of the Cluster, of the sidecar, and that of pods themselves', () => {
  const images = imagesOf(stages.flatMap((stage) => stage.objects));
  expect(images).toEqual([
    expect.stringMatching(/^123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/.*:[0-9a-f]{64}$/),
    expect.stringMatching(/^docker\.io\/library\/postgres:/),
    'ghcr.io/cloudnative-pg/cloudnative-pg:1.30.1',
    'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:v0.15.0',
    'ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.15.0',
    expect.stringMatching(/^ghcr\.io\/cloudnative-pg\/postgresql:/),
    expect.stringMatching(/^ghcr\.io\/stefanprodan\/podinfo:/),
    expect.stringMatching(/^registry\.k8s\.io\/descheduler\//),
    PAUSE_IMAGE,
  ]);
});

const definition = (group: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `x.${group}` },
  spec: { group },
});

test('a definition that no operator brings comes from the folder', () => {
  const brought = ['postgresql.cnpg.io', 'barmancloud.cnpg.io'].map(definition);
  const asked: string[] = [];
  const others = (groups: ReadonlySet<string>) => {
    asked.push(...groups);
    return [...groups].map(definition);
  };
  expect(definitionsOf(objects, brought, others)).toHaveLength(4);
  expect(asked.sort()).toEqual(['cert-manager.io', 'external-secrets.io']);
});

test('fails when nobody has the definition of a kind', () => {
  expect(() => definitionsOf(objects, [], () => [definition('cert-manager.io')])).toThrow(
    /the folder has none of [\w., -]*external-secrets\.io/,
  );
});
