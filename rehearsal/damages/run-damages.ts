import type { SourceFile } from '../../lib/topology';
import { artifacts } from './artifacts';
import { enumerateDamages } from './enumerate';
import { faults, newFaults } from './judge';
import { NOT_CAUGHT } from './not-caught';

/** What became of one damage. */
export interface DamageResult {
  readonly damage: string;
  /** Rules that found it; `zone loss` for the arithmetic of a lost zone. Empty: not caught. */
  readonly caughtBy: readonly string[];
  /** Why it may pass. */
  readonly because?: string;
}

/** What became of all. */
export interface DamageReport {
  readonly damages: number;
  readonly caught: number;
  /** Not caught, with a reason. */
  readonly explained: number;
  /** Not caught, and nobody says why. */
  readonly missed: readonly string[];
  /** Reasons that fit no damage that is not caught. */
  readonly stale: readonly string[];
  readonly results: readonly DamageResult[];
}

/**
 * Does each single damage to an output, and asks the rules whether they see it.
 *
 * @param chosen - which damages. @default - all
 */
export function damageResults(
  scenario: string,
  files: readonly SourceFile[],
  chosen: (damage: string, index: number) => boolean = () => true,
): readonly DamageResult[] {
  const read = artifacts(scenario, files);
  const before = faults(scenario, read.files);
  const damages = enumerateDamages(read).filter(({ id }, index) => chosen(id, index));
  return damages.map(({ id, files: damaged }) => {
    const caughtBy = newFaults(before, faults(scenario, damaged()));
    const because = caughtBy.length > 0 ? undefined : NOT_CAUGHT.find(({ damages }) => damages.test(id))?.because;
    return { damage: id, caughtBy, ...(because && { because }) };
  });
}

/** Adds the results up. */
export function damageReport(results: readonly DamageResult[]): DamageReport {
  const passed = results.filter(({ caughtBy }) => caughtBy.length === 0);
  return {
    damages: results.length,
    caught: results.length - passed.length,
    explained: passed.filter(({ because }) => because !== undefined).length,
    missed: passed.filter(({ because }) => because === undefined).map(({ damage }) => damage),
    stale: NOT_CAUGHT.filter(({ damages }) => !passed.some(({ damage }) => damages.test(damage))).map(
      ({ damages }) => damages.source,
    ),
    results,
  };
}
