import { type WorstSeen, worstOf } from '../facts/outages-of';
import type { RehearsedOutage } from '../measurements';
import type { Chart } from './chart-svg';

/** One bar: from the loss until all replicas serve again, or until the zone returned. */
interface Bar extends WorstSeen {
  readonly name: string;
  readonly until: number;
}

function told({ alwaysFull, until, replicas, leastServing, need }: Bar): string {
  const least = `${leastServing} of ${replicas} serve, ${need} needed`;
  if (!alwaysFull) return `${least}; all again once the zone is back`;
  return until === 0 ? `${least}; none was lost` : `${least}; all again after ${Math.round(until)} s`;
}

const ROW = 34;

/** Width of a character of the labels, in pixels: no name may be cut. */
const CHARACTER = 7.4;

/** What became of each workload when a zone fell silent: the worst over the zones. */
export function outageChart(title: string, outages: readonly RehearsedOutage[]): Chart {
  const bars: readonly Bar[] = worstOf(outages.filter(({ variant }) => variant === 'black')).map((worst) => ({
    ...worst,
    name: worst.id.replace(/^.*\//, ''),
    until: worst.alwaysFull ? Math.max(...worst.full) : worst.lasted,
  }));
  const longest = Math.max(1, ...bars.map(({ until }) => until));
  return {
    label: `${title}: seconds from the loss of a zone until all replicas of each workload serve again`,
    options: (plot) => ({
      width: 1160,
      height: 62 + bars.length * ROW,
      marginLeft: Math.ceil(16 + CHARACTER * Math.max(...bars.map(({ name }) => name.length))),
      marginRight: 390,
      marginTop: 8,
      marginBottom: 44,
      x: { label: 'seconds after the loss, in production time', domain: [0, longest], nice: true, grid: true },
      y: { label: null, domain: bars.map(({ name }) => name), tickSize: 0 },
      marks: [
        plot.barX(bars, {
          y: 'name',
          x1: 0,
          x2: 'until',
          insetTop: 7,
          insetBottom: 7,
          fill: (bar: Bar) => (bar.held ? 'var(--good)' : 'var(--bad)'),
          // a pale bar ends with the return of the zone, a full one before it
          fillOpacity: (bar: Bar) => (bar.alwaysFull ? 0.75 : 0.28),
        }),
        plot.text(bars, {
          y: 'name',
          x: 'until',
          dx: 8,
          textAnchor: 'start',
          fill: 'currentColor',
          text: (bar: Bar) => `${bar.held ? '✓' : '✕'} ${told(bar)}`,
        }),
        plot.ruleX([0], { stroke: 'currentColor' }),
      ],
    }),
  };
}
