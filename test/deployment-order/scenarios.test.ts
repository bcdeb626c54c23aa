import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_SCENARIOS } from '../../bin/aws-scenarios';
import { OrderFindings, refuseDisorder } from '../../bin/order-findings';
import { readFolder } from '../../bin/read-folder';
import { type Config, parseConfig } from '../../lib/config';
import { judgeOrder, ORDER_RULES } from '../../lib/deployment-order';
import type { SourceFile } from '../../lib/topology';
import { defaultConfig } from '../scenarios';
import { writtenScenario } from '../written-scenario';

const IDS = Object.keys(AWS_SCENARIOS) as (keyof typeof AWS_SCENARIOS)[];
const CONFIGS: readonly (readonly [string, Config])[] = [
  ['the reference', defaultConfig()],
  ['everything.yaml', parseConfig(readFileSync(join(__dirname, '../../examples/everything.yaml'), 'utf8'))],
];

interface Resource {
  readonly Type: string;
  DependsOn?: string | string[];
  readonly Properties: Record<string, unknown>;
}

const files = async (
  id: keyof typeof AWS_SCENARIOS,
  config: Config = defaultConfig(),
): Promise<readonly SourceFile[]> => readFolder((await writtenScenario(id, config)).folder);

describe.each(CONFIGS)('%s', (_, config) => {
  test.each(IDS)(
    'is made and deleted in a right order: %s',
    async (id) => {
      const { folder } = await writtenScenario(id, config);
      const { findings, circles } = judgeOrder(readFolder(folder));
      expect(findings.map(({ rule, later, earlier }) => [rule.name, later, earlier])).toEqual([]);
      expect(circles).toEqual([]);
      expect(() => refuseDisorder(readFolder(folder))).not.toThrow();
    },
    60_000,
  );
});

test('every rule has something to look at', async () => {
  const held = await Promise.all(IDS.map(async (id) => judgeOrder(await files(id)).held));
  const idle = ORDER_RULES.filter(({ name }) => held.every((counts) => (counts.get(name) ?? 0) === 0));
  expect(idle.map(({ name }) => name)).toEqual([]);
}, 60_000);

/** Takes what matches out of the dependencies of what matches. */
function independent(resources: Record<string, Resource>, later: RegExp, earlier: RegExp): void {
  for (const [id, resource] of Object.entries(resources)) {
    if (!later.test(id)) continue;
    const before = [resource.DependsOn ?? []].flat();
    resource.DependsOn = before.filter((one) => !earlier.test(one));
    expect(resource.DependsOn.length).toBeLessThan(before.length);
  }
}

const without = (later: RegExp, earlier: RegExp) => (resources: Record<string, Resource>) =>
  independent(resources, later, earlier);

/** One damage of the platform of eks-postgres, and what the check must find then. */
const BREAKS: readonly (readonly [
  rule: string,
  later: RegExp,
  earlier: RegExp,
  (all: Record<string, Resource>) => void,
])[] = [
  [
    'after-cluster',
    /AnalystAccess$/,
    /platform[0-9A-F]{8}$/,
    ({ AnalystAccess: entry }) => {
      if (entry) entry.Properties.ClusterName = 'acme-postgres';
    },
  ],
  ['after-kubectl-access', /StorageClass/, /ClusterAdminRoleAccess/, without(/^StorageClass/, /Barrier/)],
  ['after-log-group', /platform[0-9A-F]{8}$/, /ControlPlaneLogs/, without(/platform[0-9A-F]{8}$/, /ControlPlaneLogs/)],
  [
    'after-log-group',
    /StorageClass/,
    /KubectlProviderHandlerLogGroup/,
    (resources) => {
      for (const [id, resource] of Object.entries(resources)) {
        const { Type, Properties, DependsOn = [] } = resource;
        if (Type === 'AWS::Lambda::Function') delete Properties.LoggingConfig;
        // neither the function nor what waits for the cluster's rights waits for the log group by another way
        resource.DependsOn = [DependsOn].flat().filter((one) => !/LogGroup|^Kubectl\w*Policy/.test(one));
        const lambda = Object.keys(resources).find((one) => /KubectlProviderHandler[0-9A-F]{8}$/.test(one));
        if (/KubectlProviderHandlerLogGroup/.test(id)) {
          Properties.LogGroupName = { 'Fn::Join': ['', ['/aws/lambda/', { Ref: lambda }]] };
        }
      }
    },
  ],
  ['after-namespace', /PostgresTrust/, /PostgresNamespaces/, without(/^PostgresTrust/, /^PostgresNamespaces/)],
  ['after-custom-resource-definition', /PostgresTrust/, /chartcertmanager/, without(/^PostgresTrust/, /chart/)],
  ['after-load-balancer-controller', /PostgresPgpool/, /chartawsloadbalancer/, without(/^PostgresTrust/, /chart/)],
  [
    'after-volume-driver',
    /PostgresInstances/,
    /awsebscsidriver/,
    without(/chart[a-z]+[0-9A-F]{8}$/, /awsebscsidriver/),
  ],
  ['after-network-plugin', /Nodegroup/, /vpccni/, without(/Nodegroup/, /vpccni/)],
  ['after-nodes', /chartmetricsserver/, /Nodegroup/, without(/chartmetricsserver/, /Nodegroup|addOn|Policy/)],
  ['after-pod-identity', /PostgresInstances/, /IdentityAssociation/, without(/^PostgresInstances/, /Association/)],
  [
    'after-pod-rights',
    /chartclusterautoscaler/,
    /ClusterAutoscalerPolicy/,
    without(/chartclusterautoscaler/, /Policy/),
  ],
  ['after-service-account', /chartcluster/, /ServiceAccountResource/, without(/chartclusterautoscaler/, /manifest/)],
];

describe('the check', () => {
  test.each(BREAKS)('finds %s when %p no longer waits for %p', async (rule, later, earlier, damage) => {
    const damaged = (await files('eks-postgres')).map(({ path, text }) => {
      if (!path.endsWith('-platform.template.json')) return { path, text };
      const template = JSON.parse(text);
      damage(template.Resources);
      return { path, text: JSON.stringify(template) };
    });
    const { findings } = judgeOrder(damaged);
    expect(
      findings.filter((one) => one.rule.name === rule && later.test(one.later) && earlier.test(one.earlier)),
    ).not.toEqual([]);
  });

  test('finds services whose stack no longer waits for the controller of their load balancer', async () => {
    const loose = (await files('eks-postgres')).map(({ path, text }) => ({
      path,
      text: path.includes('-services-1')
        ? text.replaceAll(/\{\s*"Fn::GetStackOutput": \{[^}]*\}\s*\}/g, '"acme-postgres"')
        : // the last stack of all: it keeps the others together
          text.replace(
            '"Resources": {',
            '"Metadata": { "of": { "Fn::GetStackOutput": { "StackName": "acme-postgres-services-1" } } },\n"Resources": {',
          ),
    }));
    const found = judgeOrder(loose).findings.filter(({ rule }) => rule.name === 'after-load-balancer-controller');
    expect(found.map(({ later }) => later.replace(/[/].*/, ''))).toContain('acme-postgres-services-1');
  });

  test('fails with what is wrong, and where', () => {
    const disorder = readFolder(join(__dirname, 'disorder'));
    expect(() => refuseDisorder(disorder)).toThrow(OrderFindings);
    expect(() => refuseDisorder(disorder)).toThrow(/app[/]Entry\n +than: app[/]Cluster/);
  });
});
