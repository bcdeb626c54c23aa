import fc from 'fast-check';
import { bytes, CPU_PATTERN, MEMORY_PATTERN, millicores } from '../../lib/zones';

const cpuText = fc.stringMatching(/^\d{1,3}(\.\d{1,3})?m?$/).filter((text) => CPU_PATTERN.test(text));

test.each([
  ['1', 1],
  ['1k', 1000],
  ['5M', 5_000_000],
  ['2G', 2_000_000_000],
  ['1T', 1_000_000_000_000],
  ['1Ki', 1024],
  ['512Mi', 536_870_912],
  ['16Gi', 17_179_869_184],
  ['1Ti', 1_099_511_627_776],
])('%s of memory are %i bytes', (text, expected) => {
  expect(bytes(text)).toBe(expected);
});

test.each([
  ['1m', 1],
  ['250m', 250],
  ['2', 2000],
  ['1.5', 1500],
  ['0.1', 100],
  ['0.001', 1],
  ['2.345', 2345],
])('%s of CPU are %i thousandths', (text, expected) => {
  expect(millicores(text)).toBe(expected);
});

test.each(['', '0', '-1', '1.5Gi', '1 Gi', '1gi', '1K', '1e3', '1Pi', 'Gi', '007'])(
  'refuses "%s" as memory',
  (text) => {
    expect(MEMORY_PATTERN.test(text)).toBe(false);
    expect(() => bytes(text)).toThrow(`'${text}' is no memory quantity`);
  },
);

test.each(['', '0', '0m', '0.0', '0.000', '-1', '1.2345', '.5', '1.', '1,5', '250M', '0250m', '1e3'])(
  'refuses "%s" as CPU',
  (text) => {
    expect(CPU_PATTERN.test(text)).toBe(false);
    expect(() => millicores(text)).toThrow(`'${text}' is no CPU quantity`);
  },
);

test('CPU written in thousandths, or as a decimal number, means the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (count) => {
      expect(millicores(`${count}m`)).toBe(count);
      expect(millicores(`${count / 1000}`)).toBe(count);
      expect(millicores((count / 1000).toFixed(3))).toBe(count);
    }),
  );
});

test('each binary unit is 1024 times the one below it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
      expect(bytes(`${count}Mi`)).toBe(1024 * bytes(`${count}Ki`));
      expect(bytes(`${count}Gi`)).toBe(1024 * bytes(`${count}Mi`));
      expect(bytes(`${count}Gi`)).toBe(bytes(`${1024 * count}Mi`));
    }),
  );
});

test('what the patterns match is read as a number above zero', () => {
  fc.assert(
    fc.property(cpuText, fc.stringMatching(MEMORY_PATTERN), (cpu, memory) => {
      expect(millicores(cpu)).toBeGreaterThan(0);
      expect(bytes(memory)).toBeGreaterThan(0);
    }),
  );
});
