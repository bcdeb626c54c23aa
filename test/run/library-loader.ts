import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { type Context, compileFunction, runInContext } from 'node:vm';

interface Loaded {
  exports: unknown;
}

/**
 * Makes the function that loads a CommonJS module by its path, and what that requires, into a context: each file once. Not
 * with Node's own `require`: its modules would know another `Object` and `Array` than the tests, and the CDK compares them.
 */
export function libraryLoader(context: Context): (path: string) => unknown {
  const loaded = new Map<string, Loaded>();
  const parse: (text: string) => unknown = runInContext('JSON.parse', context);

  /** The module is there before it runs, because the next ones may require it in a circle. */
  function run(path: string, text: string, module: Loaded): void {
    const own = createRequire(path);
    const require = (id: string): unknown => (isBuiltin(id) || id.endsWith('.node') ? own(id) : load(own.resolve(id)));
    const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
    const body = compileFunction(text, parameters, { filename: path, parsingContext: context });
    body.call(
      module.exports,
      module.exports,
      Object.assign(require, { resolve: own.resolve }),
      module,
      path,
      dirname(path),
    );
  }

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known) return known.exports;
    const text = readFileSync(path, 'utf8');
    const module: Loaded = { exports: path.endsWith('.json') ? parse(text) : runInContext('({})', context) };
    loaded.set(path, module);
    try {
      if (!path.endsWith('.json')) run(path, text, module);
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
    return module.exports;
  }
  return load;
}
