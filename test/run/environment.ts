import type { Context } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { enteredStorages } from './async-storages';
import { compileOnce } from './compile-once';
import { libraryLoader } from './library-loader';

type Options = ConstructorParameters<typeof TestEnvironment>;

/** Node's environment for all suites that a worker runs, one after the other. */
class WorkerEnvironment extends TestEnvironment {
  private readonly symbols: ReadonlySet<symbol>;
  private readonly exit: typeof process.exit;
  private readonly leaveStorages = enteredStorages();

  constructor(...options: Options) {
    super(...options);
    const context = this.getVmContext() as Context;
    compileOnce(context);
    this.global.library = libraryLoader(context);
    // the CDK takes a trace of every construct, and jest's limit is ten times Node's
    this.global.Error.stackTraceLimit = 10;
    this.symbols = new Set(Object.getOwnPropertySymbols(this.global));
    this.exit = this.global.process.exit;
  }

  /** Ends a suite: what jest keeps on the global object goes, e.g. time limits; what libraries keep there stays. */
  override async teardown(): Promise<void> {
    this.fakeTimers?.dispose();
    this.fakeTimersModern?.dispose();
    for (const symbol of Object.getOwnPropertySymbols(this.global)) {
      if (!this.symbols.has(symbol)) Reflect.deleteProperty(this.global, symbol);
    }
    this.global.process.exit = this.exit;
    this.leaveStorages();
    // the values that were replaced on the global object: jest would keep them, and the suite with them, to the end
    Reflect.get(this, '_globalProxy').leftovers.length = 0;
  }
}

let made: WorkerEnvironment | undefined;

/**
 * The environment of the worker: jest asks for a new one per suite, and gets the same. Suites share the global object and the
 * libraries, which `library.js` takes from here: loading them costs more than most suites do, and what V8 has optimized
 * stays so. What lies outside of `node_modules` is compiled once, and each suite runs it for itself.
 */
export default function environment(...options: Options): WorkerEnvironment {
  made ??= new WorkerEnvironment(...options);
  return made;
}
