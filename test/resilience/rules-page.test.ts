import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, rulesPage } from '../../lib/resilience';

test('docs/rules.md is what `npm run rules` writes', () => {
  expect(readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage());
});

test('the page has a row and a section for each rule', () => {
  const page = rulesPage();
  for (const { id, name, claim } of RULES) {
    expect(page).toContain(`| ${id} | ${name} | ${claim} |`);
    expect(page).toContain(`### ${id} ${name}\n\n${claim}\n`);
  }
});
