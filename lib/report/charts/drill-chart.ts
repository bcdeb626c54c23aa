import type { DrillResults, DrillSummary } from '../measurements';
import type { Chart } from './chart-svg';

/** One line of the chart: the gaps of one drill, by one path, of writes or reads. */
interface Gap {
  readonly drill: string;
  readonly what: string;
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

const ROW = 22;

function gaps({ drills, summary }: DrillResults): readonly Gap[] {
  const title = ({ drill }: DrillSummary) => drills.find(({ id }) => id === drill)?.title ?? drill;
  return summary.flatMap((row) =>
    (['write', 'read'] as const).map((kind) => {
      const [least, most] = kind === 'write' ? row.writeGapSeconds : row.readGapSeconds;
      const path = row.path === 'pgpool' ? 'through Pgpool' : 'direct';
      return { drill: title(row), what: `${kind}s ${path}`, path, least, most };
    }),
  );
}

/** How long writes and reads were away in each drill: the shortest and the longest run. */
export function drillChart(results: DrillResults): Chart {
  const all = gaps(results);
  const rows = [...new Set(all.map(({ what }) => what))];
  const facets = [...new Set(all.map(({ drill }) => drill))];
  const colour = ({ path }: Gap) => (path === 'direct' ? 'var(--accent)' : 'var(--second)');
  return {
    label: `Seconds without a success in ${facets.length} drills with real PostgreSQL and Pgpool, from the shortest to the longest run`,
    options: (plot) => ({
      width: 1160,
      height: 56 + facets.length * (rows.length * ROW + 26),
      marginLeft: 190,
      marginRight: 130,
      marginTop: 26,
      marginBottom: 44,
      fy: { label: null, axis: null, domain: facets, padding: 0.2 },
      x: {
        label: 'seconds without a success',
        domain: [0, Math.max(1, ...all.map(({ most }) => most))],
        nice: true,
        grid: true,
      },
      y: { label: null, domain: rows, tickSize: 0 },
      marks: [
        plot.text(
          facets.map((drill) => ({ drill })),
          {
            fy: 'drill',
            frameAnchor: 'top-left',
            dy: -16,
            dx: 2,
            text: 'drill',
            textAnchor: 'start',
            fontWeight: 600,
            fill: 'currentColor',
          },
        ),
        plot.ruleY(all, {
          fy: 'drill',
          y: 'what',
          x1: 'least',
          x2: 'most',
          stroke: colour,
          strokeWidth: 6,
          strokeLinecap: 'round',
        }),
        plot.dot(all, {
          fy: 'drill',
          y: 'what',
          x: 'most',
          r: 5,
          fill: colour,
          symbol: (gap: Gap) => (gap.path === 'direct' ? 'circle' : 'diamond'),
        }),
        plot.text(all, {
          fy: 'drill',
          y: 'what',
          x: 'most',
          dx: 12,
          textAnchor: 'start',
          fill: 'currentColor',
          text: ({ least, most }: Gap) => `${least.toFixed(1)} to ${most.toFixed(1)} s`,
        }),
        plot.ruleX([0], { stroke: 'currentColor' }),
      ],
    }),
  };
}
