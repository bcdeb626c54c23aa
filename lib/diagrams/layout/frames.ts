import type { Frame, Plan } from '../plan/plan';
import type { Ink } from '../svg/palette';
import { type Columns, inset, type Span } from './columns';
import type { Shape, Thing } from './drawing';
import type { Measure } from './measure';
import { HEADER, INSET, TEXT } from './sizes';
import type { Extent, Stack } from './stack';
import { words } from './words';

interface Look {
  readonly edge: Ink;
  readonly ink: Ink;
  readonly fill?: Ink;
  readonly size: number;
  readonly radius: number;
  readonly header: number;
  readonly dashed?: boolean;
  readonly strokeWidth?: number;
}

const TIERS = {
  public: { edge: 'publicEdge', ink: 'publicInk', fill: 'public' },
  private: { edge: 'privateEdge', ink: 'privateInk', fill: 'private' },
  database: { edge: 'databaseEdge', ink: 'databaseInk', fill: 'database' },
} as const satisfies Record<string, Partial<Look>>;

const FRAME = { size: TEXT.frame, radius: 8, header: HEADER.frame } as const;
const NODES: Look = { ...FRAME, edge: 'nodesEdge', ink: 'nodesInk', fill: 'nodes' };
const ZONE: Look = {
  edge: 'zoneEdge',
  ink: 'ink',
  fill: 'zone',
  size: TEXT.zone,
  radius: 10,
  header: HEADER.zone,
  dashed: true,
};
const NETWORK: Look = { ...ZONE, edge: 'network', ink: 'network', fill: 'page', dashed: false, header: HEADER.network };

/** Left end of a frame's label, from the frame. */
export const labelIndent = (frame: Frame): number => (frame.icon === undefined ? 11 : 35);

function frameThing(
  id: string,
  frame: Frame,
  span: Span,
  { top, bottom }: Extent,
  look: Look,
  measure: Measure,
): Thing {
  const { edge, ink, fill, size, radius, header, dashed, strokeWidth } = look;
  const indent = labelIndent(frame);
  const icon: readonly Shape[] =
    frame.icon === undefined
      ? []
      : [
          {
            shape: 'icon',
            icon: frame.icon,
            x: span.x + 10,
            y: top + header / 2 - 8 + (look === NODES ? 2 : 0),
            size: look === NODES ? 16 : 20,
            ink,
          },
        ];
  return {
    id,
    role: 'frame',
    title: frame.label,
    sources: frame.sources,
    shapes: [
      { shape: 'box', ...span, y: top, height: bottom - top, radius, fill, stroke: edge, dashed, strokeWidth },
      ...icon,
      words(
        frame.label,
        span.x + indent,
        top + header / 2 + 6.5,
        { size, weight: 600, ink, room: span.width - indent - 8 },
        measure,
      ),
    ],
  };
}

/** Heights of the frames that hold the tiers. */
export interface Outer {
  readonly cloud: Extent;
  readonly network: Extent;
  readonly zones: Extent;
}

/** The borders: cloud, network, zones, subnets and nodes, the outer ones first. */
export function frameThings(
  plan: Plan,
  columns: Columns,
  stacked: Stack,
  outer: Outer,
  measure: Measure,
): readonly Thing[] {
  const thing = (id: string, frame: Frame | undefined, span: Span, extent: Extent | undefined, look: Look) =>
    frame === undefined || extent === undefined ? [] : [frameThing(id, frame, span, extent, look, measure)];
  const { cloud, network } = plan;
  const cloudLook: Look = {
    ...NETWORK,
    edge: cloud?.platform ?? 'aws',
    ink: cloud?.platform ?? 'aws',
    header: HEADER.cloud,
  };
  return [
    ...thing('cloud', cloud, columns.cloud, outer.cloud, { ...cloudLook, strokeWidth: 1.6 }),
    ...thing('network', network, columns.network, outer.network, { ...NETWORK, strokeWidth: 1.6 }),
    ...columns.zones.flatMap((span, zone) => thing(`zone-${zone}`, plan.zones[zone], span, outer.zones, ZONE)),
    ...plan.tiers.flatMap((tier) =>
      columns.zones.flatMap((span, zone) => [
        ...thing(`${tier.id}-${zone}`, tier.frames[zone], inset(span, INSET), stacked.tiers.get(tier.id), {
          ...FRAME,
          ...TIERS[tier.tone],
        }),
        ...tier.groups.flatMap((group) =>
          thing(
            `${group.id}-${zone}`,
            group.frames[zone],
            inset(span, INSET * (tier.frames.length > 0 ? 2 : 1)),
            stacked.groups.get(group.id),
            NODES,
          ),
        ),
      ]),
    ),
  ];
}
