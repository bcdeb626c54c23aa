import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledgeTable } from '../../../rehearsal/deployment/aws/resources/knowledge';
import { behaviourOf } from '../../../rehearsal/deployment/aws/resources/registry';

test('the README says of each type what the fake knows and what it leaves out', () => {
  const readme = readFileSync(join(__dirname, '../../../rehearsal/deployment/README.md'), 'utf8');
  expect(readme).toContain(knowledgeTable());
});

test('fails on a custom resource whose function is not known', () => {
  expect(() => behaviourOf('Custom::Unheard')).toThrow('the fake AWS does not know Custom::Unheard');
});
