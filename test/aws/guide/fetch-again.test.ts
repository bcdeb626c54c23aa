import { auroraGuide, cockroachDbGuide, postgresGuide } from '../../../lib/aws';
import { fetchAgain } from '../../../lib/aws/guide/fetch-again';
import { defaultAwsScenario, defaultEksCockroachDbScenario, defaultPostgresScenario } from '../../scenarios';

/** Secrets whose values a block of a guide changes, and then runs a bootstrap with. */
const BLOCKS: Readonly<Record<string, { guide: () => string; secrets: readonly string[] }>> = {
  postgres: {
    guide: () => postgresGuide(defaultPostgresScenario()),
    secrets: ['postgres database-passwords', 'services service-a-database'],
  },
  aurora: {
    guide: () =>
      auroraGuide(
        defaultAwsScenario(({ services: [a] }) => {
          if (a) a.databaseAuthentication = 'password';
        }),
      ),
    secrets: ['database database-admin', 'database database-passwords', 'services service-a-database'],
  },
  cockroachdb: {
    guide: () => cockroachDbGuide(defaultEksCockroachDbScenario()),
    secrets: ['cockroachdb cockroachdb-licence'],
  },
};

test.each(Object.entries(BLOCKS))(
  'the bootstrap of %s begins when its Secrets hold the new values',
  (_, { guide, secrets }) => {
    const blocks = [...guide().matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => commands.split('\n'));
    const block = blocks.find((commands) => commands[0]?.startsWith('aws secretsmanager put-secret-value')) ?? [];
    const refresh = fetchAgain(
      secrets.map((secret) => {
        const [namespace = '', name = ''] = secret.split(' ');
        return { namespace, name };
      }),
    );
    expect(block.slice(1, 1 + refresh.length)).toEqual(refresh);
    expect(block[1 + refresh.length]).toMatch(/^kubectl delete job /);
    expect(guide()).not.toContain('force-sync');
  },
);
