import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { ConfigError, formatProblems, hasAws, hasGoogle, type Problem, parseConfig } from '../../lib/config';
import { type Checked, checkConfig } from '../../lib/config/check';
import { eksAuroraScenario, gkeCockroachDbScenario } from '../../lib/scenario';
import { codePoint } from '../code-point';
import { growth, SIXTEEN_TIMES } from '../growth';
import { arbitraryConfigInput } from './arbitrary-config';
import { EVERYTHING } from './refusals';

type Path = readonly (string | number)[];

/** Decides the scenarios of what was read, or of nothing; the problems, or none. */
function decided(read: () => Checked): readonly Problem[] {
  const { config, problems } = read();
  if (config && hasGoogle(config)) gkeCockroachDbScenario(config);
  if (config && hasAws(config)) eksAuroraScenario(config);
  return problems;
}

/** Reads the text: the problems, or none for a configuration, from which its scenarios can then be decided. */
function outcome(yaml: string): readonly Problem[] {
  return decided(() => {
    try {
      return { config: parseConfig(yaml), problems: [] };
    } catch (error) {
      if (error instanceof ConfigError) return { problems: error.problems };
      throw error;
    }
  });
}

/** Each problem says in our own words what to do. */
function expectToBeSaid(problems: readonly Problem[]): void {
  for (const { allowed, remedy, path } of problems) {
    expect(allowed).not.toMatch(/^$|^Invalid|^Expected|\n/);
    expect(remedy).not.toMatch(/^$|^correct it$|\n/);
    expect(path.every((key) => typeof key === 'string' || Number.isInteger(key))).toBe(true);
  }
  expect(formatProblems('trizone.yaml', problems)).toContain('nothing was written');
}

/** Either a configuration, or at least one problem. */
const expectConfigOrProblems = (yaml: string): void => expectToBeSaid(outcome(yaml));

/** The same of a value as the text holds it: to read the text takes most of the time. */
const expectConfigOrProblemsOf = (value: unknown): void => expectToBeSaid(decided(() => checkConfig(value)));

/** Every place in the value, the innermost too. */
function paths(value: unknown, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, below]) =>
      paths(below, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** A copy of the value, changed at the path. */
function changed(value: unknown, [key, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, below]) =>
    name === String(key) ? [name, changed(below, rest, change)] : [name, below],
  );
  const kept = entries.filter(([, below]) => below !== undefined);
  return Array.isArray(value) ? kept.map(([, below]) => below) : Object.fromEntries(kept);
}

const garbage = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    true,
    [],
    {},
    [[]],
    '',
    0,
    -1,
    2.5,
    1e300,
    10 ** 21,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.constantFrom('x'.repeat(5_000), '-', '169.254.0.0/30', '10.0.0.0/33', '0.0.0.0/0', '999999999999999999Ti', '0m'),
  fc.integer(),
  fc.string({ unit: codePoint }),
  fc.jsonValue({ maxDepth: 3 }),
);

const isWritable = (value: unknown): boolean => {
  try {
    stringify(value);
    return true;
  } catch {
    return false;
  }
};

test('any text is a configuration or is refused with problems', () => {
  fc.assert(fc.property(fc.string({ unit: codePoint, maxLength: 200 }), expectConfigOrProblems), { numRuns: 100 });
});

test('any text of YAML characters is a configuration or is refused with problems', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        'name',
        'google',
        'aws',
        ':',
        ' ',
        '\n',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '&a',
        '*a',
        '!t',
        '|',
        '>',
        '#',
        '"',
        "'",
        '? ',
        ',',
        '<<',
        '%YAML 1.1\n---\n',
        '---',
        '...',
        '\t',
        '0x1',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(fc.property(yamlish, expectConfigOrProblems), { numRuns: 250 });
});

test('any value is a configuration or is refused with problems', () => {
  const anything = fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
  });
  fc.assert(
    fc.property(anything.filter(isWritable), (value) => expectConfigOrProblems(stringify(value) ?? '')),
    { numRuns: 80 },
  );
});

test('a valid configuration in which some places are deleted or overwritten is one still, or is refused with problems', () => {
  const mutations = fc.array(fc.tuple(fc.nat(), garbage), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(parse(EVERYTHING) as unknown), arbitraryConfigInput),
      mutations,
      (valid, changes) => {
        const mutant = changes.reduce<unknown>((value, [seed, replacement]) => {
          const places = paths(value);
          return changed(value, places[seed % places.length] ?? [], () => replacement);
        }, valid);
        expectConfigOrProblems(stringify(mutant, { aliasDuplicateObjects: false }) ?? '');
      },
    ),
    { numRuns: 60 },
  );
});

test('a valid configuration in which one place takes the value of another is one still, or is refused with problems', () => {
  const valid = parse(EVERYTHING) as unknown;
  const places = paths(valid);
  const place = fc.nat(places.length - 1).map((index) => places[index] ?? []);
  const valueAt = (path: Path) =>
    path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], valid);
  fc.assert(
    fc.property(place, place, (to, from) => {
      expectConfigOrProblemsOf(changed(valid, to, () => valueAt(from)));
    }),
    { numRuns: 50 },
  );
});

// each place of the full example on its own, so that no run leaves one out by chance
const PLACES = paths(parse(EVERYTHING)).filter((path) => path.length > 0);

test('wherever a key or an entry of the full example is missing, a configuration comes out or problems', () => {
  const valid = parse(EVERYTHING) as unknown;
  for (const path of PLACES) expectConfigOrProblemsOf(changed(valid, path, () => undefined));
});

test.each(['a.', '\n', '*/ '])(
  'many times %j in every place is refused, in a time that grows with the length',
  (piece) => {
    const valid = parse(EVERYTHING) as unknown;
    const leaves = PLACES.filter(
      (path) =>
        paths(path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], valid)).length ===
        1,
    );
    const refused = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const yaml = stringify(
        leaves.reduce<unknown>((value, path) => changed(value, path, () => text), valid),
        { lineWidth: 0 },
      );
      return () => expect(outcome(yaml).length).toBeGreaterThan(50);
    };
    expect(growth(refused(1250), refused(20_000))).toBeLessThan(SIXTEEN_TIMES);
  },
);
