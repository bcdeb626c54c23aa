/** One call of a command-line tool: its words, and its options. */
export interface Call {
  readonly words: readonly string[];
  /** The value of each option, or `true` for one without a value. */
  readonly options: Readonly<Record<string, string | true>>;
}

/** Reads a command line. @param flags options that take no value */
export function parseCall(argv: readonly string[], flags: readonly string[]): Call {
  const words: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const [, name = '', , value] = /^--([\w-]+)(=([\s\S]*))?$/.exec(word) ?? [];
    if (name === '') words.push(word);
    else if (value !== undefined) options[name] = value;
    else if (flags.includes(name)) options[name] = true;
    else {
      index += 1;
      options[name] = argv[index] ?? '';
    }
  }
  return { words, options };
}
