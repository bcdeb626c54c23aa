import type { Look } from '../look';
import type { SpreadingOutcome } from '../outcome';
import { EXPECTED, type Expected, type Moment } from './expected';
import type { SettingName } from './settings';

function words({ serving, pending = 0, even }: Expected): string {
  const spread = even === undefined ? '' : even ? ', evenly' : ', unevenly';
  return `${serving} serve${spread}${pending > 0 ? `, ${pending} wait` : ''}`;
}

/** Compares what one Deployment does at a moment with what it is held to do. */
export function judge(
  setting: SettingName,
  moment: Moment,
  pods: NonNullable<Look['workloads'][string]>,
  zones: readonly string[],
): SpreadingOutcome {
  const spread = zones.map((zone) => pods.filter((pod) => pod.serves && pod.zone === zone).length);
  const pending = pods.filter(({ node, leaving }) => node === '' && !leaving).length;
  const serving = spread.reduce((sum, count) => sum + count, 0);
  const even = Math.max(...spread) - Math.min(...spread) <= 1;
  const expected = EXPECTED[setting][moment];
  return {
    setting,
    moment,
    spread,
    pending,
    expected: words(expected),
    asExpected:
      serving === expected.serving &&
      pending === (expected.pending ?? 0) &&
      (expected.even === undefined || expected.even === even),
  };
}
