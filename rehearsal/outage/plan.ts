import type { OutageArguments } from './arguments';
import type { PlayPlan } from './scenario';

/**
 * Every zone in every variant; then, on the first zone, each second event during a black loss. At production's own pace, the
 * first zone alone.
 *
 * @throws when a zone was asked for that is not there
 */
export function playPlan(
  { zones: wanted, variants, events, elastic, scale }: OutageArguments,
  zones: readonly string[],
): readonly PlayPlan[] {
  const unknown = wanted.filter((zone) => !zones.includes(zone));
  if (unknown.length > 0) throw new Error(`'--zones' takes ${zones.join(', ')}, got ${unknown.join(', ')}`);
  const chosen = wanted.length > 0 ? wanted : zones;
  const [first = ''] = chosen;
  const lost = scale === 1 ? [first] : chosen;
  return [
    ...lost.flatMap((zone) => variants.map((variant) => ({ zone, variant, event: null, elastic }))),
    ...events.map((event) => ({ zone: first, variant: 'black' as const, event, elastic })),
  ];
}
