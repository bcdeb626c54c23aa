import { parseArguments, USAGE } from '../../../rehearsal/pods/arguments';
import { PLAYS } from '../../../rehearsal/pods/plays';

test('plays everything once and leaves nothing running when nothing is said', () => {
  expect(parseArguments([])).toEqual({
    config: 'trizone.yaml',
    plays: [],
    runs: 1,
    keep: false,
    help: false,
  });
});

test('takes what is said', () => {
  const typed =
    '--config c.yaml --output o --play matrix --play power-loss --runs 20 --keep --logs l --results r.json -h';
  expect(parseArguments(typed.split(' '))).toEqual({
    config: 'c.yaml',
    output: 'o',
    plays: ['matrix', 'power-loss'],
    runs: 20,
    keep: true,
    logs: 'l',
    results: 'r.json',
    help: true,
  });
});

test.each([
  [['--play', 'flood'], "'--play' must be one of start, matrix, partition, power-loss, process-death, got 'flood'"],
  [['--runs', '0'], "'--runs' must be a whole number from 1 to 20, got '0'"],
  [['--runs', '21'], "'--runs' must be a whole number from 1 to 20, got '21'"],
  [['--runs', '1.5'], "got '1.5'"],
  [['--runs', 'many'], "got 'many'"],
  [['--what'], "Unknown option '--what'"],
  [['eks-postgres'], "Unexpected argument 'eks-postgres'"],
])('fails when it is told %j', (argv, words) => {
  expect(() => parseArguments(argv)).toThrow(words);
});

test('the help names every play and what it does', () => {
  for (const { id, title } of PLAYS) expect(USAGE).toMatch(new RegExp(`--play ${id} +${title}`));
});
