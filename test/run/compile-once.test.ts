import vm, { createContext } from 'node:vm';
import { compileOnce } from './compile-once';

const compile = vm.compileFunction;
afterEach(() => {
  vm.compileFunction = compile;
});

const FILE = 'exports.counter = { count: 0 }; exports.list = [];';

/** Compiles a file and runs it, as jest does for every suite. */
function run(parsingContext: vm.Context, code = FILE, filename = '/lib/counter.ts') {
  const body = vm.compileFunction(code, ['exports'], { filename, parsingContext });
  const exports = { counter: { count: 0 }, list: [] };
  body(exports);
  return { body, exports };
}

test('a file is compiled once, and each run of it makes its own values', () => {
  const context = createContext();
  compileOnce(context);
  const [first, second] = [run(context), run(context)];
  expect(second.body).toBe(first.body);
  first.exports.counter.count += 1;
  expect(second.exports.counter).toEqual({ count: 0 });
});

test('another text, another file, another context and a suite are compiled for themselves', () => {
  const context = createContext();
  compileOnce(context);
  const { body } = run(context);
  expect(run(createContext()).body).not.toBe(body);
  expect(run(context, `${FILE} `).body).not.toBe(body);
  expect(run(context, FILE, '/lib/other.ts').body).not.toBe(body);
  const suite = () => run(context, FILE, '/test/counter.test.ts').body;
  expect(suite()).not.toBe(suite());
});

test('what is no program fails each time', () => {
  const context = createContext();
  compileOnce(context);
  for (const _ of [1, 2]) expect(() => run(context, 'exports.')).toThrow(/Unexpected end of input/);
});
