import { block } from './block';

/** The first step: asks the project and the management cluster whether they have everything. Paragraphs of Markdown. */
export const preflightStep = (): readonly string[] => [
  'Ask the project and the management cluster whether they have everything. The script only reads. Each `NO` says what to do; `??` could not be checked, and `--` may be done later. Mend and repeat until nothing is `NO` or `??`:',
  block(['bash preflight.sh']),
];
