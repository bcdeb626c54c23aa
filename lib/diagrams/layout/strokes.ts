import type { LinkKind, Obstacle } from '../plan/plan';
import type { Ink } from '../svg/palette';
import type { Line, Point, Shape } from './drawing';
import type { Measure } from './measure';
import { TEXT } from './sizes';
import { PILL, words } from './words';

/** How a line looks, and what the legend says of it. */
export interface Stroke {
  readonly ink: Ink;
  readonly dashes?: string;
  readonly meaning: string;
}

export const STROKES: Readonly<Record<LinkKind | Obstacle['kind'], Stroke>> = {
  web: { ink: 'web', meaning: "users' traffic" },
  sql: { ink: 'sql', meaning: 'SQL, reads and writes' },
  sqlRead: { ink: 'sql', dashes: '7 4', meaning: 'SQL, reads only' },
  replication: { ink: 'replication', dashes: '2 3.5', meaning: 'copies of the data' },
  analyst: { ink: 'analyst', meaning: "the analyst's access" },
  blocked: { ink: 'blocked', dashes: '5 4', meaning: 'declared, but closed' },
  unknown: { ink: 'doubt', dashes: '5 4', meaning: 'not known to be open' },
};

export const line = ({ ink, dashes }: Stroke, points: readonly Point[], arrow = false): Line => ({
  shape: 'line',
  points,
  ink,
  ...(dashes === undefined ? {} : { dashes }),
  arrow,
});

export const dot = ({ ink }: Stroke, x: number, y: number): Shape => ({ shape: 'dot', x, y, ink });

/** What stands at the end of a way that is not open. */
export const OBSTACLES = {
  blocked: { word: 'blocked', ink: 'blocked' },
  unknown: { word: 'not known', ink: 'doubt' },
} as const satisfies Record<Obstacle['kind'], { readonly word: string; readonly ink: Ink }>;

/** How a line looks, and how it looks where something is in its way. */
export const strokeOf = (kind: LinkKind, obstacle: Obstacle | undefined): Stroke => STROKES[obstacle?.kind ?? kind];

/** The end of a way that is not open: a sign and the word. */
export function obstacleSign(kind: Obstacle['kind'], x: number, y: number, measure: Measure): readonly Shape[] {
  const { word, ink } = OBSTACLES[kind];
  const width = measure(word, TEXT.pill, 600) + 36;
  const left = x - width / 2;
  return [
    { shape: 'box', x: left, y: y - PILL / 2, width, height: PILL, radius: PILL / 2, fill: 'card', stroke: ink },
    { shape: 'sign', x: left + 13, y, sign: kind },
    words(word, left + 25, y + 4.3, { size: TEXT.pill, weight: 600, ink }, measure),
  ];
}
