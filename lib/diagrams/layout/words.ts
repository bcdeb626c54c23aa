import type { Ink } from '../svg/palette';
import type { Box, Text, Weight } from './drawing';
import { type Measure, shortened } from './measure';
import { TEXT } from './sizes';

/** How a text is set. */
export interface Setting {
  readonly size: number;
  readonly weight?: Weight;
  readonly ink?: Ink;
  readonly anchor?: Text['anchor'];
  /** Pixels that it may take. @default - as many as it needs */
  readonly room?: number;
}

/** Sets a text, cut where it has no room. */
export function words(text: string, x: number, y: number, setting: Setting, measure: Measure): Text {
  const { size, weight = 400, ink = 'ink', anchor = 'start', room = Number.POSITIVE_INFINITY } = setting;
  const shown = shortened(text, room, size, weight, measure);
  const width = measure(shown, size, weight);
  return { shape: 'text', x, y, text: shown, full: text, size, weight, anchor, ink, width };
}

/** Left end of a text. */
export const start = ({ x, width, anchor }: Text): number =>
  anchor === 'start' ? x : x - (anchor === 'middle' ? width / 2 : width);

/** Height of a label in a border of its own. */
export const PILL = 21;

/** Width that the label would take. */
export const pillWidth = (text: string, measure: Measure): number => measure(text, TEXT.pill, 600) + 18;

/** A label in a border of its own, that stands on a line. */
export function pill(text: string, x: number, y: number, ink: Ink, measure: Measure): readonly [Box, Text] {
  const width = pillWidth(text, measure);
  return [
    {
      shape: 'box',
      x: x - width / 2,
      y: y - PILL / 2,
      width,
      height: PILL,
      radius: PILL / 2,
      fill: 'card',
      stroke: ink,
    },
    words(text, x, y + 4.3, { size: TEXT.pill, weight: 600, ink, anchor: 'middle' }, measure),
  ];
}
