import vm, { type Context } from 'node:vm';

type Compile = typeof vm.compileFunction;

/**
 * Lets jest compile a file once for a context rather than once per suite. A compiled file is a function of its module: it
 * keeps nothing from one suite to the next.
 */
export function compileOnce(context: Context): void {
  const compile: Compile = vm.compileFunction;
  const compiled = new Map<string, { readonly code: string; readonly body: ReturnType<Compile> }>();
  vm.compileFunction = (code, parameters, options) => {
    const { filename = '', parsingContext } = options ?? {};
    // a suite itself comes but once
    if (parsingContext !== context || filename.endsWith('.test.ts')) return compile(code, parameters, options);
    const known = compiled.get(filename);
    if (known?.code === code) return known.body;
    // the other options are the suite's: the function would keep its first one
    const body = compile(code, parameters, { filename, parsingContext });
    compiled.set(filename, { code, body });
    return body;
  };
}
