import fc from 'fast-check';
import { replaceAll } from '../../../../../rehearsal/drills/rendered/mapping';

const replace = (text: string, from: string, to: string) => replaceAll('file', text, [{ from, to }]);

test('replaces a path also where it begins a longer one', () => {
  expect(replace("a = '/tls/tls.key'\nb = '/tls'\n", '/tls', '/here/tls')).toBe(
    "a = '/here/tls/tls.key'\nb = '/here/tls'\n",
  );
});

test.each(['/tlsx/a', 'x/tls', '/tls-2', '/old.tls/tls2', '/a/tls.d'])(
  'leaves %s alone, which only looks like /tls',
  (text) => {
    expect(() => replace(text, '/tls', '/here')).toThrow(/must occur/);
  },
);

test('leaves a longer host name alone', () => {
  expect(() => replace('host.svc.cluster.local', 'host.svc', '127.0.0.1')).toThrow(/'host.svc' must occur in file/);
});

test('fails when a replacement matches nothing', () => {
  expect(() => replace('a = 1', '/run', '/here')).toThrow(
    "'/run' must occur in file to be replaced by '/here', and does not: adapt the mapping",
  );
});

test('writes what stands for a group of a pattern as it is', () => {
  expect(replace('a = /run', '/run', '$&$1')).toBe('a = $&$1');
});

const line = fc.stringMatching(/^[a-z_ =']{0,20}$/);

test('every line without the text stays as it is, byte by byte, and the way back gives the first text', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(line, { minLength: 1 }), (others, marked) => {
      const lines = [...others, ...marked.map((text) => `${text} /run/pgpool`)];
      const text = lines.join('\n');
      const there = replace(text, '/run/pgpool', '/tmp/drill/run');
      expect(there.split('\n').slice(0, others.length)).toEqual(others);
      expect(replace(there, '/tmp/drill/run', '/run/pgpool')).toBe(text);
    }),
  );
});
