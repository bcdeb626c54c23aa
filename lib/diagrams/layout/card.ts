import type { Attachment, Card, Tone } from '../plan/plan';
import type { Ink } from '../svg/palette';
import type { Area, Shape, Thing } from './drawing';
import type { Measure } from './measure';
import { CARD, TEXT } from './sizes';
import { words } from './words';

const EDGE: Readonly<Record<Tone, Ink>> = {
  plain: 'cardEdge',
  service: 'web',
  database: 'sql',
  analyst: 'analyst',
  missing: 'blocked',
};

const BESIDE_TEXT = 2 * CARD.padding + CARD.icon + 8;

/** Fewest pixels in which a card shows its title whole. */
export const cardWidth = ({ title }: Card, measure: Measure): number =>
  Math.max(CARD.fewest, Math.ceil(measure(title, TEXT.card, 600)) + BESIDE_TEXT);

export const cardHeight = ({ attachments }: Card): number => CARD.height + attachments.length * CARD.attachment;

function attached({ icon, text }: Attachment, area: Area, y: number, measure: Measure): readonly Shape[] {
  const size = 18;
  const x = area.x + CARD.padding + (CARD.icon - size) / 2;
  const room = area.width - BESIDE_TEXT;
  return [
    { shape: 'box', x: area.x + 9, y, width: area.width - 18, height: 1, radius: 0, fill: 'cardEdge' },
    { shape: 'icon', icon, x, y: y + 3.5, size, ink: 'soft' },
    words(text, area.x + CARD.padding + CARD.icon + 8, y + 16.5, { size: TEXT.small, ink: 'soft', room }, measure),
  ];
}

function badge({ text, ink }: NonNullable<Card['badge']>, { x, y, width }: Area, measure: Measure): readonly Shape[] {
  const wide = measure(text, 10.5, 600) + 14;
  const left = x + width - wide - 8;
  return [
    { shape: 'box', x: left, y: y - CARD.badge / 2, width: wide, height: CARD.badge, radius: 8.5, fill: ink },
    words(text, left + wide / 2, y + 3.8, { size: 10.5, weight: 600, ink: 'onSign', anchor: 'middle' }, measure),
  ];
}

/** Puts a card into its place. */
export function cardThing(card: Card, area: Area, measure: Measure): Thing {
  const { id, icon, title, text, tone, attachments, sources } = card;
  const missing = tone === 'missing';
  const x = area.x + CARD.padding + CARD.icon + 8;
  const room = area.width - BESIDE_TEXT;
  const titleY = area.y + (text === undefined ? CARD.height / 2 + 5 : CARD.height / 2 - 3);
  const ink: Ink = missing ? 'blocked' : 'ink';
  const shapes: readonly Shape[] = [
    {
      shape: 'box',
      ...area,
      radius: 7,
      fill: missing ? 'blockedFill' : 'card',
      stroke: EDGE[tone],
      dashed: missing,
    },
    {
      shape: 'icon',
      icon,
      x: area.x + CARD.padding,
      y: area.y + (CARD.height - CARD.icon) / 2,
      size: CARD.icon,
      ink: missing ? 'blocked' : EDGE[tone === 'plain' ? 'service' : tone],
    },
    words(title, x, titleY, { size: TEXT.card, weight: 600, ink, room }, measure),
    ...(text === undefined
      ? []
      : [words(text, x, titleY + 18, { size: TEXT.small, ink: missing ? 'blocked' : 'soft', room }, measure)]),
    ...attachments.flatMap((one, index) =>
      attached(one, area, area.y + CARD.height + index * CARD.attachment, measure),
    ),
    ...(card.badge === undefined ? [] : badge(card.badge, area, measure)),
  ];
  return { id, role: 'card', title: [title, text].filter(Boolean).join(': '), sources, shapes };
}
