import type { ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { Match } from 'aws-cdk-lib/assertions';
import { DATABASE_CHARTS } from '../../../lib/aws/blueprint/add-on-versions';
import { awaitAddOns } from '../../../lib/aws/blueprint/await-add-ons';
import { buildPostgresPlatform } from '../../../lib/aws/blueprint/postgres/postgres-platform';
import { defaultPostgresScenario } from '../../scenarios';
import { appliedBy, manifestResources, objectsOf } from '../applied';
import { type Built, built } from './built-platform';

const PGPOOL_DIRECTORY = 'images/pgpool';
const CHART = 'Custom::AWSCDK-EKS-HelmChart';
const scenario = defaultPostgresScenario();

type Platform = Awaited<ReturnType<typeof buildPostgresPlatform>>;

let platform: Built<Platform>;

beforeAll(async () => {
  platform = await built(scenario, (app, one, network) => buildPostgresPlatform(app, one, network, PGPOOL_DIRECTORY));
});

/** The custom resource that applies an object of this kind and name. */
function applies(kind: string, name: string): { readonly id: string; readonly DependsOn: readonly string[] } {
  const found = Object.entries(manifestResources(platform.template)).find(([, resource]) =>
    objectsOf(resource).some((object) => object.kind === kind && object.metadata.name === name),
  );
  if (!found) throw new Error(`nothing applies ${kind} ${name}`);
  return { id: found[0], DependsOn: found[1].DependsOn ?? [] };
}

const chartId = (chart: string): string =>
  platform.resources(CHART).find(([, { Properties }]) => Properties.Chart === chart)?.[0] ?? '';

describe('the charts', () => {
  test('are pinned', () => {
    const versions = Object.fromEntries(
      platform.resources(CHART).map(([, { Properties }]) => [Properties.Chart, Properties.Version]),
    );
    expect(versions).toMatchObject({
      'cert-manager': DATABASE_CHARTS.certManager,
      'cloudnative-pg': DATABASE_CHARTS.cloudNativePg,
      'plugin-barman-cloud': DATABASE_CHARTS.barmanCloud,
    });
  });

  test.each(['cloudnative-pg', 'plugin-barman-cloud'])(
    '%s has two replicas in two zones, leaves lost nodes soon, and makes way for nobody',
    (chart) => {
      const values = platform.chart(chart);
      expect(values).toMatchObject({ replicaCount: 2, priorityClassName: 'system-cluster-critical' });
      expect(values.topologySpreadConstraints).toEqual([
        expect.objectContaining({
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
          minDomains: 2,
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: { 'app.kubernetes.io/name': chart } },
        }),
      ]);
      expect(
        values.tolerations.map(({ tolerationSeconds }: { tolerationSeconds: number }) => tolerationSeconds),
      ).toEqual([30, 30]);
    },
  );

  test.each(['', 'webhook', 'cainjector'])('cert-manager%s has two replicas in two zones and a budget', (part) => {
    const values = platform.chart('cert-manager');
    expect(part ? values[part] : values).toMatchObject({
      replicaCount: 2,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [expect.objectContaining({ whenUnsatisfiable: 'DoNotSchedule' })],
    });
  });

  test('are waited for, but for the plugin, whose second pod is never ready', () => {
    const waits = Object.fromEntries(
      platform.resources(CHART).map(([, { Properties }]) => [Properties.Chart, Properties.Wait]),
    );
    expect(waits).toMatchObject({ 'cert-manager': true, 'cloudnative-pg': true });
    expect(waits['plugin-barman-cloud']).not.toBe(true);
  });

  test('of the plugin comes after the operator and after cert-manager, which makes its certificates', () => {
    const [, plugin] = platform.resources(CHART).find(([id]) => id === chartId('plugin-barman-cloud')) ?? [];
    expect(plugin?.DependsOn).toEqual(expect.arrayContaining([chartId('cloudnative-pg'), chartId('cert-manager')]));
  });

  test('run where Pod Security is restricted', () => {
    for (const name of ['cnpg-system', 'cert-manager', 'external-secrets']) {
      const namespace = appliedBy(platform.template).find(
        ({ kind, metadata }) => kind === 'Namespace' && metadata.name === name,
      );
      expect(namespace?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    }
  });
});

describe('order', () => {
  test('the first objects of other kinds wait for every chart that brings a kind or a webhook', () => {
    const { DependsOn } = applies('ClusterIssuer', 'postgres-ca');
    for (const chart of [
      'cert-manager',
      'cloudnative-pg',
      'plugin-barman-cloud',
      'external-secrets',
      'aws-load-balancer-controller',
    ]) {
      expect(DependsOn).toContain(chartId(chart));
    }
  });

  test('the instances wait for their certificates and for their identity, the bootstrap for the instances', () => {
    const [association] = platform
      .resources('AWS::EKS::PodIdentityAssociation')
      .find(([, { Properties }]) => Properties.Namespace === 'postgres') ?? [''];
    expect(applies('Cluster', 'postgres').DependsOn).toEqual(
      expect.arrayContaining([applies('ClusterIssuer', 'postgres-ca').id, association]),
    );
    const job = appliedBy(platform.template).find(({ kind }) => kind === 'Job')?.metadata.name ?? '';
    expect(applies('Job', job).DependsOn).toContain(applies('Cluster', 'postgres').id);
  });

  test('fails when an add-on that the database needs is not there', async () => {
    const none = { getScheduledAddOn: () => undefined } as unknown as ClusterInfo;
    await expect(awaitAddOns(none, ['cert-manager'])).rejects.toThrow(
      "add-on 'cert-manager' must come before what needs it, got none: add it first",
    );
  });
});

describe('the nodes', () => {
  test('of the database are a group in each zone, which nothing else may use', () => {
    const groups = platform
      .resources('AWS::EKS::Nodegroup')
      .map(([, { Properties }]) => Properties)
      .filter(({ Taints }) => Taints?.length > 0);
    expect(groups).toHaveLength(3);
    for (const group of groups) {
      expect(group).toMatchObject({
        Labels: { 'trizone.dev/dedicated': 'database' },
        Taints: [{ Key: 'trizone.dev/dedicated', Value: 'database', Effect: 'NO_SCHEDULE' }],
        ScalingConfig: { MinSize: 1, MaxSize: 2 },
      });
    }
    const cluster = appliedBy(platform.template).find(({ kind }) => kind === 'Cluster');
    expect(JSON.stringify(cluster?.spec.affinity)).toContain('"nodeSelector":{"trizone.dev/dedicated":"database"}');
  });
});

describe('passwords', () => {
  test('are made in Secrets Manager, one for each user, under a key of ours', () => {
    const names = platform.resources('AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties.Name);
    expect(names.sort()).toEqual(['analyst', 'service-a', 'service-b'].map((user) => `acme-postgres/database/${user}`));
    platform.template.allResourcesProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true },
      KmsKeyId: Match.anyValue(),
      SecretString: Match.absent(),
    });
  });

  test('come to Pgpool and to the bootstrap under the name of the user', () => {
    const secret = appliedBy(platform.template).find(
      ({ kind, metadata }) => kind === 'ExternalSecret' && metadata.name === 'database-passwords',
    );
    expect(secret?.metadata.namespace).toBe('postgres');
    expect(secret?.spec.data).toEqual(
      ['service-a', 'service-b', 'analyst'].map((user) => ({
        secretKey: user,
        remoteRef: { key: `acme-postgres/database/${user}` },
      })),
    );
  });
});

describe('the image of Pgpool-II', () => {
  const imageOf = ({ template }: Built<Platform>): string => {
    const pgpool = appliedBy(template).find(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'pgpool',
    );
    const [, image = ''] = /"image":"([^"]+)"/.exec(JSON.stringify(pgpool)) ?? [];
    return image;
  };

  test('is built at the deploy unless the scenario names one', async () => {
    // a token of the stack, as the test reads it
    expect(imageOf(platform)).toBe('sample.example.com');
    const named = 'registry.example.com/pgpool:4.6.1';
    const other = await built(
      defaultPostgresScenario(({ database }) => {
        database.postgres.pgpool.image = named;
      }),
      // a folder that is not there, and need not be
      (app, one, network) => buildPostgresPlatform(app, one, network, 'nowhere'),
    );
    expect(imageOf(other)).toBe(named);
  });
});
