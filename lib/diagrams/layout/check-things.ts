import type { Check, Plan } from '../plan/plan';
import type { Ink } from '../svg/palette';
import { inset, parts } from './columns';
import type { Shape, Thing } from './drawing';
import type { Measure } from './measure';
import { PAGE, STRIP, TEXT } from './sizes';
import { furniture, heading } from './strips';
import { words } from './words';

const ACROSS = 4;

/** What each sign means, the best first, and the ink of what it stands beside. */
const VERDICTS: Readonly<Record<Check['verdict'], { readonly meaning: string; readonly ink: Ink }>> = {
  holds: { meaning: 'holds', ink: 'ink' },
  accepted: { meaning: 'found, and accepted with a reason', ink: 'ink' },
  warned: { meaning: 'warning', ink: 'doubt' },
  unknown: { meaning: 'cannot be told', ink: 'doubt' },
  broken: { meaning: 'broken', ink: 'blocked' },
};

const told = ({ text, because }: Check): string => (because === undefined ? text : `${text} (${because})`);

/** A check in words, for those who do not see its sign. */
export const checkSentence = (check: Check): string => `${told(check)}: ${VERDICTS[check.verdict].meaning}.`;

/** Height of what was checked, and of what was left out. */
export const checksHeight = ({ checks, notes }: Plan): number =>
  (checks.length > 0 ? STRIP.heading + Math.ceil(checks.length / ACROSS) * STRIP.check : 0) +
  notes.length * STRIP.check;

/** The heading, and behind it the meaning of each sign below. */
function headingThings(checks: readonly Check[], left: number, y: number, measure: Measure): readonly Thing[] {
  const title = heading('checks', 'Checked in what will be deployed', left, y, measure);
  let x = left + title.shapes.reduce((width, shape) => width + (shape.shape === 'text' ? shape.width : 0), 0) + 28;
  const present = Object.entries(VERDICTS).filter(([verdict]) => checks.some((check) => check.verdict === verdict));
  const signs = present.flatMap(([verdict, { meaning }]): readonly Shape[] => {
    const text = words(meaning, x + 21, y, { size: TEXT.frame, ink: 'soft' }, measure);
    const sign = { shape: 'sign', x: x + 8, y: y - 4.5, sign: verdict as Check['verdict'] } as const;
    x += 21 + text.width + 24;
    return [sign, text];
  });
  return [title, furniture('check-signs', signs)];
}

/** Draws what was checked in the output, each with a sign. */
export function checkThings({ checks, notes }: Plan, top: number, measure: Measure): readonly Thing[] {
  const span = inset({ x: 0, width: PAGE.width }, PAGE.margin);
  const spans = parts(span, ACROSS, STRIP.gap);
  const first = top + (checks.length > 0 ? STRIP.heading : 0);
  const below = first + Math.ceil(checks.length / ACROSS) * STRIP.check;
  return [
    ...(checks.length > 0 ? headingThings(checks, span.x, top + 16, measure) : []),
    ...checks.map((check, index) => {
      const x = spans[index % ACROSS]?.x ?? span.x;
      const y = first + Math.floor(index / ACROSS) * STRIP.check + 11;
      const room = (spans[0]?.width ?? 0) - 24;
      const setting = { size: TEXT.frame + 0.5, ink: VERDICTS[check.verdict].ink, room };
      return furniture(`check-${index}`, [
        { shape: 'sign', x: x + 8, y, sign: check.verdict },
        words(told(check), x + 23, y + 4.5, setting, measure),
      ]);
    }),
    ...notes.map((note, index) =>
      furniture(`note-${index}`, [
        words(
          note,
          span.x,
          below + index * STRIP.check + 15,
          { size: TEXT.frame, ink: 'soft', room: span.width },
          measure,
        ),
      ]),
    ),
  ];
}
