// Writes the JSON Schema of trizone.yaml, by which an editor checks the file while a person types: npm run schema
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../lib/config';

const file = join(__dirname, '..', 'trizone.schema.json');
writeFileSync(file, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
console.log(`wrote ${file}`);
