/** Text of the output that means something else on this machine. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds the text where it stands for itself and is no part of a longer word or path. */
const occurrences = (from: string): RegExp => new RegExp(`(?<![\\w.-])${escaped(from)}(?![\\w-]|\\.\\w)`, 'g');

/**
 * Replaces each text wherever it stands, and leaves every other byte alone.
 *
 * @throws when a replacement matches nothing: then the output is no longer what this list was written for
 */
export function replaceAll(file: string, text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((changed, { from, to }) => {
    const pattern = occurrences(from);
    if (!pattern.test(changed)) {
      throw new Error(`'${from}' must occur in ${file} to be replaced by '${to}', and does not: adapt the mapping`);
    }
    return changed.replaceAll(pattern, () => to);
  }, text);
}
