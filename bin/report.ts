// `npm run report`: writes dist/report.html about the scenarios in dist/ and about what was measured.
import { parseArgs } from 'node:util';
import { MEASUREMENTS } from './measurements-folder';
import { writeReport } from './write-report';

const { values } = parseArgs({
  options: {
    output: { type: 'string', default: 'dist' },
    measurements: { type: 'string', default: MEASUREMENTS },
  },
});

writeReport(values.output, values.measurements)
  .then((file) => console.log(`wrote ${file}`))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
