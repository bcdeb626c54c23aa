// Writes docs/rights.md, the page that says who may do what: npm run rights
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsPage } from '../lib/rights';

const file = join(__dirname, '..', 'docs', 'rights.md');
writeFileSync(file, rightsPage());
console.log(`wrote ${file}`);
