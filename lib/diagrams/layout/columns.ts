import { ACCESS, CHANNEL, INSET, PAGE } from './sizes';

/** A stretch from left to right. */
export interface Span {
  readonly x: number;
  readonly width: number;
}

/** Where everything stands from left to right. */
export interface Columns {
  readonly cloud: Span;
  readonly network: Span;
  readonly zones: readonly Span[];
  /** Between the zones; of a single zone, on its right. */
  readonly channels: readonly Span[];
  /** From the first zone to the last. */
  readonly band: Span;
  readonly access?: Span;
}

export const end = ({ x, width }: Span): number => x + width;

export const middle = ({ x, width }: Span): number => x + width / 2;

/** The span without `by` pixels at both ends. */
export const inset = ({ x, width }: Span, by: number): Span => ({ x: x + by, width: width - 2 * by });

/** Divides a span into equal parts. */
export function parts(span: Span, count: number, gap: number): readonly Span[] {
  const width = (span.width - (count - 1) * gap) / count;
  return Array.from({ length: count }, (_, index) => ({ x: span.x + index * (width + gap), width }));
}

/** Shares the width of the page out. @param zones - at least one */
export function columns(zones: number, hasAccess: boolean): Columns {
  const cloud = inset({ x: 0, width: PAGE.width }, PAGE.margin);
  const network = inset(cloud, PAGE.padding);
  const inner = inset(network, PAGE.padding);
  const forZones = inner.width - (hasAccess ? ACCESS.width : 0) - (zones === 1 ? CHANNEL.width : 0);
  const spans = parts({ x: inner.x, width: forZones }, zones, CHANNEL.width);
  const last = spans.at(-1) ?? inner;
  const beside = spans.length === 1 ? spans : spans.slice(0, -1);
  return {
    cloud,
    network,
    zones: spans,
    channels: beside.map((span) => ({ x: end(span), width: CHANNEL.width })),
    band: { x: inner.x + 2 * INSET, width: end(last) - inner.x - 4 * INSET },
    ...(hasAccess ? { access: { x: end(inner) - ACCESS.width, width: ACCESS.width } } : {}),
  };
}
