import { asText, query } from '../../../rehearsal/deployment/aws/api/query-expression';
import { codeBlocks, under } from '../../../rehearsal/deployment/guide/code-blocks';
import { deployCommands } from '../../../rehearsal/deployment/guide/deploy-commands';

const GUIDE = `# Guide

## 2. Deploy

\`\`\`sh
npx cdk deploy --no-rollback --context protection=off shop-network shop-platform
\`\`\`

Then:

\`\`\`sh
npx cdk deploy shop-services-1
\`\`\`

### When a deploy fails

\`\`\`sh
npx cdk rollback shop-platform
\`\`\`

## 5. Tear-down

\`\`\`yaml
not: commands
\`\`\`
`;

test('reads the commands of a guide under their headings', () => {
  const blocks = codeBlocks(GUIDE);
  expect(blocks.map(({ headings }) => headings)).toEqual([['Deploy'], ['Deploy'], ['Deploy', 'When a deploy fails']]);
  expect(under(blocks, 'Deploy').map(({ commands }) => commands)).toEqual([
    'npx cdk deploy --no-rollback --context protection=off shop-network shop-platform',
    'npx cdk deploy shop-services-1',
  ]);
});

test('fails when a heading has no commands', () => {
  expect(() => under(codeBlocks(GUIDE), 'Tear-down')).toThrow("the guide has no commands under 'Tear-down'");
});

test('reads what a deploy deploys, and how', () => {
  expect(deployCommands(under(codeBlocks(GUIDE), 'Deploy'))).toEqual([
    { stacks: ['shop-network', 'shop-platform'], noRollback: true, importExisting: false, context: ['protection=off'] },
    { stacks: ['shop-services-1'], noRollback: false, importExisting: false, context: [] },
  ]);
});

test('fails on an option of a deploy that is not known', () => {
  const blocks = [{ headings: [], commands: 'npx cdk deploy --hotswap shop' }];
  expect(() => deployCommands(blocks)).toThrow('does not know --hotswap');
});

test('queries an answer as the guides do, and refuses what is no expression', () => {
  const answer = { Clusters: [{ Name: 'a', State: 'FAILED', Members: [{ Id: 1 }, { Id: 2 }] }] };
  expect(query(answer, 'Clusters[0].Name')).toBe('a');
  expect(asText(query(answer, 'Clusters[0].Members[].Id'))).toBe('1\t2');
  expect(query(answer, "Clusters[?contains(State, 'FAIL')].[Name,Members[0].Id]")).toEqual([['a', 1]]);
  expect(() => query(answer, 'Clusters[')).toThrow();
});
