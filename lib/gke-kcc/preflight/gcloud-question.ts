import type { Question } from '../../preflight';

/** How a question is asked of gcloud. */
export interface GcloudFormat {
  /** What is printed of each item: a format of gcloud. It prints a line at least. */
  readonly format: string;
  readonly flatten?: string;
}

/** A question to Google Cloud, about the scenario's project. */
export const gcloudQuestion = (
  id: string,
  words: readonly string[],
  { format, flatten }: GcloudFormat,
  more: Partial<Pick<Question, 'read' | 'none'>> = {},
): Question => ({
  id,
  command: ['gcloud_read', ...words, ...(flatten ? [`--flatten=${flatten}`] : []), `--format=${format}`],
  ...more,
});

/** A question to Google Cloud for a list, which may be empty: a row of the keys for each item that the filter lets through. */
export const gcloudList = (
  id: string,
  words: readonly string[],
  { keys, filter }: { readonly keys: string; readonly filter: string },
): Question => ({ id, command: ['gcloud_list', keys, ...words, `--filter=${filter}`], read: 'rows' });
