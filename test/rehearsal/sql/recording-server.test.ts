import { spawn, spawnSync } from 'node:child_process';
import { RecordingServer } from '../../../rehearsal/sql/recording-server';

// without psql this says so in the list of tests, instead of passing
const withPsql = spawnSync('psql', ['--version']).status === 0 ? test : test.skip;

const SCRIPT = `\\set backup '''2026'''
\\set name 'it''s'
RESTORE DATABASE "app" FROM :backup IN 'place';
SELECT count(*) > 0 AS is_there FROM [SHOW JOBS]
\\gset
\\if :is_there
SELECT :'name';
\\else
SELECT 'never';
\\endif
SELECT 'ALTER TABLE a' \\gexec
`;

withPsql('remembers what psql makes of a script: variables put in, and the branch of a condition', async () => {
  const server = new RecordingServer();
  const port = await server.start();
  const options = ['--no-psqlrc', '--set=ON_ERROR_STOP=on', `host=127.0.0.1 port=${port} user=root dbname=app`];
  const child = spawn('psql', options, { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.end(SCRIPT);
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  server.stop();
  expect(server.statements).toEqual([
    `RESTORE DATABASE "app" FROM '2026' IN 'place';`,
    'SELECT count(*) > 0 AS is_there FROM [SHOW JOBS]',
    "SELECT 'it''s';",
    "SELECT 'ALTER TABLE a' ",
  ]);
});
