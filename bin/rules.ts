// Writes docs/rules.md, the page that lists every rule: npm run rules
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../lib/resilience';

const file = join(__dirname, '..', 'docs', 'rules.md');
writeFileSync(file, rulesPage());
console.log(`wrote ${file}`);
