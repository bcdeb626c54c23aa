import { cockroachDbGuide, postgresGuide } from '../../../lib/aws';
import type { AwsConfig } from '../../../lib/config';
import { defaultEksCockroachDbScenario, defaultPostgresScenario } from '../../scenarios';

/** The way there and back. */
const withoutDayTwo = (guide: string): string => guide.replace(/^## 4[.] Day two$[\s\S]*?(?=^## 5[.])/m, '');

type Change = (config: AwsConfig) => void;

const GUIDES = {
  postgres: (change?: Change) => postgresGuide(defaultPostgresScenario(change)),
  cockroachdb: (change?: Change) => cockroachDbGuide(defaultEksCockroachDbScenario(change)),
} as const;

const databases = Object.keys(GUIDES) as (keyof typeof GUIDES)[];

describe.each(databases)('%s', (database) => {
  const guide = GUIDES[database];

  test('deploys the stacks in their order and destroys them in the reverse one', () => {
    const both = `acme-${database}-network acme-${database}-platform`;
    const stacks = [...withoutDayTwo(guide()).matchAll(/npx cdk (deploy|destroy) (.+)/g)].map(
      ([, verb, names]) => `${verb} ${names}`,
    );
    expect(stacks).toEqual([
      `deploy --no-rollback --context protection=off ${both}`,
      // protects
      `deploy ${both}`,
      `deploy acme-${database}-services-1`,
      // starts over
      `destroy acme-${database}-platform`,
      `destroy acme-${database}-network`,
      `destroy acme-${database}-services-1`,
      `destroy acme-${database}-platform`,
      `destroy acme-${database}-network`,
      // deploys again
      `deploy --no-rollback --context protection=off --import-existing-resources ${both}`,
      `deploy ${both}`,
    ]);
  });

  test('shows the ways of the analyst that are on, each with a command that verifies the server', () => {
    const text = guide();
    for (const way of ['Allowlisted load balancer', 'VPN', 'Bastion pods']) expect(text).toContain(`**${way}**`);
    const commands = [...text.matchAll(/^psql .*$/gm)].map(([command]) => command);
    expect(commands).toHaveLength(2);
    for (const command of commands) expect(command).toContain('sslmode=verify-full');
    expect(commands[0]).toContain('host=sql-aws.acme.example.com ');
  });

  test('is silent about the ways that are off, and then hands out no credentials', () => {
    const text = guide(({ analyst }) => {
      analyst.aws = { ...analyst.aws, vpn: undefined, allowlist: undefined };
    });
    expect(text).not.toMatch(/\*\*(Allowlisted load balancer|VPN)\*\*|^psql/m);
    expect(text).toContain('**Bastion pods**');
    expect(withoutDayTwo(text)).not.toContain('ca.crt');
  });

  test('holds no secret', () => {
    expect(guide()).not.toMatch(/PGPASSWORD=(?!"\$\()|BEGIN [A-Z ]*KEY/);
  });
});

test('postgres needs Docker to build Pgpool-II, unless an image is named', () => {
  expect(GUIDES.postgres()).toContain('and Docker, which builds the image of Pgpool-II');
  const named = GUIDES.postgres(({ database }) => {
    database.postgres.pgpool.image = 'registry.example.com/pgpool:4.6.1';
  });
  expect(named).toContain('but no Docker');
});

test('cockroachdb puts the licence into Secrets Manager before the deploy, where there is one', () => {
  const text = GUIDES.cockroachdb();
  const [before = ''] = text.split('## 2. Deploy');
  expect(before).toContain('--name acme-cockroachdb/cockroachdb-licence --secret-string file://licence');
  const without = GUIDES.cockroachdb(({ database }) => {
    delete database.cockroachdb.licence;
  });
  expect(without).not.toContain('create-secret');
});
