/** Commands as Markdown. */
export const block = (commands: readonly string[]): string => ['```sh', ...commands, '```'].join('\n');
