import { block } from './block';

/** The first step: asks the account whether it has everything. Paragraphs of Markdown. */
export const preflightStep = (id: string): readonly string[] => [
  'First ask the account whether it has everything. The script only reads. Each `NO` says what to do; `??` could not be checked, and `--` may be done later. Mend and repeat until nothing is `NO` or `??`:',
  block([`bash dist/${id}/preflight.sh`]),
];
