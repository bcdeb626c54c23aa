import { parseArguments, USAGE } from '../../../../rehearsal/drills/postgres/arguments';
import { DRILLS } from '../../../../rehearsal/drills/postgres/scenes/drills';

test('plays every drill once, as rendered, when nothing is said', () => {
  expect(parseArguments([])).toEqual({
    config: 'trizone.yaml',
    drills: [],
    runs: 1,
    variant: 'rendered',
    network: 'auto',
    help: false,
  });
});

test('takes what is said', () => {
  const typed =
    '--drill writer-killed --drill refusals --runs 5 --variant asynchronous --network loopback --results r.json --logs l --output o -h';
  expect(parseArguments(typed.split(' '))).toEqual({
    config: 'trizone.yaml',
    output: 'o',
    drills: ['writer-killed', 'refusals'],
    runs: 5,
    variant: 'asynchronous',
    network: 'loopback',
    logs: 'l',
    results: 'r.json',
    help: true,
  });
});

test.each([
  [['--drill', 'flood'], /'--drill' must be one of writer-killed, .*, got 'flood'/],
  [
    ['--variant', 'fast'],
    /'--variant' must be one of rendered, pgpool-defaults, shared-relcache, without-timeouts, reads-from-any, without-feedback, asynchronous, got 'fast'/,
  ],
  [['--network', 'moon'], /'--network' must be one of auto, namespaces, loopback, got 'moon'/],
  [['--runs', '0'], /'--runs' must be a whole number from 1 to 20, got '0'/],
  [['--runs', '1.5'], /got '1.5'/],
  [['--runs', 'many'], /got 'many'/],
  [['--what'], /Unknown option/],
])('fails when it is told %j', (argv, words) => {
  expect(() => parseArguments(argv)).toThrow(words);
});

test('the help names every drill', () => {
  for (const { id } of DRILLS) expect(USAGE).toContain(id);
});
