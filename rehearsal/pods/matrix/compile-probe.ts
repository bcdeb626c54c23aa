import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/**
 * Compiles the probe into a folder, once: it is started in every pod, and to compile it there each time would take the cores
 * from the pods. Returns its path.
 */
export function compileProbe(folder: string): string {
  const source = readFileSync(join(__dirname, 'probe.ts'), 'utf8');
  const { outputText } = transpileModule(source, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const program = join(folder, 'probe.cjs');
  writeFileSync(program, outputText);
  return program;
}
