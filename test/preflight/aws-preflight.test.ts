import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMED } from '../../lib/aws/preflight/name-checks';
import { TYPE_ACTIONS } from '../../lib/aws/preflight/type-actions';
import { parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { writtenScenario } from '../written-scenario';
import type { AccountFor } from './aws/account';
import { awsAnswers, operationOf, type Responses } from './aws/answers';
import { faults } from './aws/faults';
import { fullAccount } from './aws/full-account';
import { faultGroups } from './fault-groups';
import { linesByCheck, RecordedTools, type Run, words } from './recorded-tools';

const CONFIG = parseConfig(DEFAULT_YAML);

/** Properties that name something else, something of one parent, or nothing that has to be unique. */
const NOT_ITS_OWN =
  / (AddonName|ClusterName|DatabaseName|DeviceName|MetricName|PolicyName|ServiceName|CACertificateIdentifier|AlarmName)$/;

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Output {
  readonly script: string;
  readonly account: AccountFor;
  readonly resources: readonly Resource[];
}

/** What was written of a scenario, and an account for it. */
async function written(id: 'eks-aurora' | 'eks-postgres' | 'eks-cockroachdb'): Promise<Output> {
  const { folder } = await writtenScenario(id, CONFIG);
  const templates = readdirSync(join(folder, 'templates')).map(
    (name) =>
      JSON.parse(readFileSync(join(folder, 'templates', name), 'utf8')) as { Resources: Record<string, Resource> },
  );
  const resources = templates.flatMap(({ Resources }) => Object.values(Resources));
  const propertiesOf = (type: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);
  const platform = `acme-${id.replace('eks-', '')}`;
  return {
    script: readFileSync(join(folder, 'preflight.sh'), 'utf8'),
    resources,
    account: {
      platform,
      addOns: Object.fromEntries(
        propertiesOf('AWS::EKS::Addon').map(({ AddonName, AddonVersion }) => [String(AddonName), String(AddonVersion)]),
      ),
      instanceTypes: [
        ...new Set([
          ...propertiesOf('AWS::EC2::LaunchTemplate').flatMap(
            ({ LaunchTemplateData }) => (LaunchTemplateData as { InstanceType?: string }).InstanceType ?? [],
          ),
          ...propertiesOf('AWS::EC2::Instance').map(({ InstanceType }) => String(InstanceType)),
        ]),
      ],
      engine: String(propertiesOf('AWS::RDS::DBCluster')[0]?.EngineVersion),
      secrets: [`${platform}/cockroachdb-licence`],
    },
  };
}

const tools = new RecordedTools(['aws']);
afterAll(() => tools.remove());

/** Checks whose single fault was seen in a scenario before: they are asked for in the same way in all. */
const seen = new Set<string>();

describe.each(['eks-aurora', 'eks-postgres', 'eks-cockroachdb'] as const)('the preflight of %s', (id) => {
  let output: Output;
  let good: Run;
  let checks: readonly string[];
  beforeAll(async () => {
    output = await written(id);
    good = run();
    checks = [...linesByCheck(good).keys()];
  }, 120_000);

  const run = (edit: (responses: Responses) => void = () => {}) => {
    const responses = structuredClone(fullAccount(output.account));
    edit(responses);
    return tools.run(output.script, awsAnswers(responses));
  };
  const every = (word: string) => Object.fromEntries(checks.map((check) => [check, word]));

  test('is OK in an account that has all', () => {
    expect(good.lines.filter((text) => !text.startsWith('OK '))).toEqual([
      `${checks.length} checks: ${checks.length} OK, 0 NO, 0 ?? (could not be checked), 0 -- (to do later)`,
    ]);
    expect([good.status, good.errors]).toEqual([0, '']);
    expect(checks.length).toBeGreaterThan(40);
  });

  test('asks everything with at most 34 calls', () => {
    const calls = output.script.split('\n').filter((text) => /^ *ask \S/.test(text));
    expect(calls.length).toBeGreaterThan(25);
    expect(calls.length).toBeLessThanOrEqual(34);
  });

  test('is about each fault that an account can have', () => {
    expect(checks.filter((check) => !(check in faults(output.account)))).toEqual([]);
  });

  test('says NO to each fault on its own line, and on no other', () => {
    const lacking = faults(output.account);
    const unseen = checks.filter((check) => !seen.has(check));
    for (const check of unseen) seen.add(check);
    expect(unseen.length).toBeGreaterThan(0);
    for (const group of faultGroups(unseen)) {
      const found = run((responses) => {
        for (const check of group) lacking[check]?.(responses);
      });
      const wrong = Object.entries(words(found)).filter(([, word]) => word !== 'OK');
      expect(wrong).toEqual(group.map((check) => [check, check === 'dns' ? '--' : 'NO']));
    }
  }, 300_000);

  test('never says OK of what it may not read', () => {
    const found = tools.run(output.script, (_, command) => ({
      error: `An error occurred (AccessDeniedException) when calling ${operationOf(command)}: not authorized`,
    }));
    // that a role may not be taken is an answer
    const answered = Object.fromEntries(
      checks.filter((check) => check.startsWith('may-')).map((check) => [check, 'NO']),
    );
    expect(words(found)).toEqual({ ...every('??'), ...answered });
    expect(found.status).toBe(1);
  });

  test('knows an action for each type of the templates, and asks for each name that they fix', () => {
    const types = [...new Set(output.resources.map(({ Type }) => Type))].filter((type) => type.startsWith('AWS::'));
    expect(types.filter((type) => !(type in TYPE_ACTIONS))).toEqual([]);
    const fixed = output.resources.flatMap(({ Type, Properties = {} }) =>
      Object.entries(Properties)
        .filter(([name, value]) => typeof value === 'string' && /(^Name|[a-z](Name|Identifier))$/.test(name))
        .map(([name]) => `${Type} ${name}`),
    );
    const asked = NAMED.map(({ type, property }) => `${type} ${property}`);
    const names = new Set(fixed.filter((name) => name.startsWith('AWS::') && !NOT_ITS_OWN.test(name)));
    expect([...names].filter((name) => !asked.includes(name))).toEqual([]);
    expect(names.size).toBeGreaterThan(2);
  });

  test('only reads', () => {
    const operations = new Set([...tools.commands.values()].map(([, ...command]) => operationOf(command)));
    expect([...operations].filter((name) => !/ (describe|list|get|head|simulate)-| assume-role$/.test(name))).toEqual(
      [],
    );
  });
});

describe('the preflight of eks-aurora in another account', () => {
  let output: Output;
  beforeAll(async () => {
    output = await written('eks-aurora');
  }, 120_000);

  const run = (edit: (responses: Responses) => void): Run => {
    const responses = structuredClone(fullAccount(output.account));
    edit(responses);
    return tools.run(output.script, awsAnswers(responses));
  };
  const wrong = (found: Run) => Object.entries(words(found)).filter(([, word]) => word !== 'OK');

  test('says NO to everything when it lacks everything, and what to do', () => {
    const found = run((responses) => {
      for (const fault of Object.values(faults(output.account))) fault(responses);
    });
    expect(Object.entries(words(found)).filter(([, word]) => word !== 'NO')).toEqual([['dns', '--']]);
    expect(found.status).toBe(1);
    for (const text of linesByCheck(found).values()) expect(text).toMatch(/: .+; .{10,}$/);
  });

  test('does not count what its own stacks made, and ends well when the rest may be done later', () => {
    const { platform } = output.account;
    const found = run((responses) => {
      const made = (ResourceType: string, PhysicalResourceId: string) => ({
        ResourceType,
        PhysicalResourceId,
        ResourceStatus: 'CREATE_COMPLETE',
      });
      responses['cloudformation describe-stacks'] = {
        Stacks: ['network', 'platform'].map((stack) => ({
          StackName: `${platform}-${stack}`,
          StackStatus: 'UPDATE_COMPLETE',
        })),
      };
      responses[`cloudformation list-stack-resources ${platform}-network`] = {
        StackResourceSummaries: [
          ...['192.0.2.7', '192.0.2.8', '192.0.2.9'].map((address) => made('AWS::EC2::EIP', address)),
          made('AWS::EC2::CustomerGateway', 'cgw-2'),
        ],
      };
      responses[`cloudformation list-stack-resources ${platform}-platform`] = {
        StackResourceSummaries: [made('AWS::EKS::Cluster', platform)],
      };
      for (const check of ['elastic-ips', 'cluster-name', 'peer-addresses', 'dns'])
        faults(output.account)[check]?.(responses);
    });
    expect(wrong(found)).toEqual([['dns', '--']]);
    expect(found.status).toBe(0);
  });

  test('takes the quota that every account has where this one has none of its own', () => {
    const found = run((responses) => {
      const own = responses['service-quotas list-service-quotas'] as { Quotas: { QuotaCode: string }[] };
      own.Quotas = own.Quotas.filter(({ QuotaCode }) => QuotaCode !== 'L-0263D0A3');
      // nobody has this one
      own.Quotas = own.Quotas.filter(({ QuotaCode }) => QuotaCode !== 'L-F678F1CE');
    });
    expect(linesByCheck(found).get('elastic-ips')).toBe(
      'OK  elastic-ips: quota of Elastic IPs (2 of 5 in use, 3 needed)',
    );
    expect(wrong(found)).toEqual([['vpcs', '??']]);
  });

  test('says NO to a region that is not switched on', () => {
    const found = run((responses) => {
      responses['ec2 describe-availability-zones'] = { refused: ['AuthFailure', 'not able to validate'] };
    });
    expect(wrong(found)).toEqual([
      ['region', 'NO'],
      ['zones', 'NO'],
    ]);
  });
});
