import { parseArguments } from '../../rehearsal/arguments';

test('nothing scales in by chance unless it is asked for', () => {
  expect(parseArguments([])).toEqual({ config: 'trizone.yaml', keep: false, help: false, scaleIns: 0 });
  expect(parseArguments(['--scale-ins', '20', '--keep'])).toMatchObject({ scaleIns: 20, keep: true });
});

test.each(['-1', '2.5', 'many'])('fails when %s is no count', (text) => {
  expect(() => parseArguments([`--scale-ins=${text}`])).toThrow(`'--scale-ins' takes a count, got ${text}`);
});
