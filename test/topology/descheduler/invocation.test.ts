import { object, type Sample } from '../sample';
import { ARGS, DEFAULTS, GOOD, read, running, template } from './sample';

describe('the command', () => {
  const told = (container: Sample, spec: Sample = {}) => read(GOOD, running(container, spec));
  const args = (...more: readonly string[]) => ({ args: [...ARGS, ...more] });

  test.each<[string, Sample, Sample, unknown]>([
    ['has no replica', {}, { replicas: 0 }, { idle: 'it has no replica' }],
    ['only says what it would do', args('--dry-run', '--v=2'), {}, { idle: 'it runs with --dry-run' }],
    ['says so with a value', args('--dry-run=true'), {}, { idle: 'it runs with --dry-run' }],
    [
      'looks once a year',
      args('--descheduling-interval', '8760h'),
      {},
      { idle: 'it looks at the pods every 8760h, which is less than once an hour' },
    ],
    [
      'waits for a lease without an interval',
      { args: [ARGS[0], '--leader-elect=true'] },
      {},
      { idle: 'it refuses --leader-elect without an interval' },
    ],
    ['has an interval of another form', args('--descheduling-interval=soon'), {}, { unknown: expect.any(String) }],
    ['is a shell', { command: ['sh', '-c'] }, {}, { unknown: 'what sh runs cannot be told' }],
    ['is none', { command: [], args: [] }, {}, { unknown: 'what its image runs cannot be told' }],
  ])('fails when it %s', (_, container, spec, answer) => {
    expect(told(container, spec)).toEqual([answer]);
  });

  test('holds with --dry-run=false and an interval of an hour', () => {
    expect(told(args('--dry-run=false', '--descheduling-interval=1h'))).toEqual([DEFAULTS]);
  });

  test('holds in a Job only with an interval', () => {
    const job = (container: Sample) => object('batch/v1', 'Job', 'mover', { spec: { template: template(container) } });
    expect(read(GOOD, job({}))).toEqual([DEFAULTS]);
    expect(read(GOOD, job({ args: ARGS.slice(0, 1) }))).toEqual([{ idle: 'it looks at the pods once' }]);
  });
});
