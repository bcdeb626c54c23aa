import type { Actor, Link, Plan } from '../plan/plan';
import type { Meeting } from './bus-things';
import { type Columns, end, middle } from './columns';
import type { Thing } from './drawing';
import { labelIndent } from './frames';
import type { Measure } from './measure';
import type { Scene } from './scene';
import { ACTOR, INSET, TEXT } from './sizes';
import { dot, line, OBSTACLES, strokeOf } from './strokes';
import { pill, words } from './words';

/** Somebody outside: an icon with two lines of text below. */
export function actorThing(id: string, actor: Actor, x: number, top: number, measure: Measure): Thing {
  const ink = id === 'analyst' ? 'analyst' : 'web';
  return {
    id,
    role: 'card',
    title: `${actor.title}: ${actor.text}`,
    sources: actor.sources,
    shapes: [
      { shape: 'icon', icon: actor.icon, x: x - ACTOR.icon / 2, y: top, size: ACTOR.icon, ink },
      words(actor.title, x, top + 61, { size: TEXT.zone, weight: 600, anchor: 'middle' }, measure),
      words(actor.text, x, top + 79, { size: TEXT.frame, ink: 'soft', anchor: 'middle' }, measure),
    ],
  };
}

/** Where the users' line comes down: in the middle, or in the nearest channel when a label stands there. */
export function entryX(plan: Plan, columns: Columns, measure: Measure): number {
  const centre = middle(columns.band);
  const column = columns.zones.findIndex((zone) => zone.x < centre && centre < end(zone));
  const zone = columns.zones[column];
  if (plan.edge.length > 0 || zone === undefined) return centre;
  const [tier] = plan.tiers;
  // a group's label is passed only by what leads to a later tier
  const labels = [
    { frame: plan.zones[column], size: TEXT.zone, depth: 0 },
    { frame: tier?.frames[column], size: TEXT.frame, depth: 1 },
  ];
  const clear = labels.every(
    ({ frame, size, depth }) =>
      frame === undefined || zone.x + INSET * depth + labelIndent(frame) + measure(frame.label, size, 600) + 5 < centre,
  );
  if (clear) return centre;
  const xs = columns.channels.map(middle);
  return xs.reduce((best, x) => (Math.abs(x - centre) < Math.abs(best - centre) ? x : best), xs[0] ?? centre);
}

interface Entrance {
  readonly things: readonly Thing[];
  readonly meetings: readonly Meeting[];
}

function entrance(link: Link, x: number, top: number, label: string, labelY: number, scene: Scene): Entrance {
  const stroke = strokeOf('web', link.obstacle);
  const bus = scene.stacked.lines.get(link.to);
  const y = bus ?? scene.areas.get(link.to)?.y;
  if (y === undefined) return { things: [], meetings: [] };
  const down = line(
    stroke,
    [
      { x, y: top },
      { x, y },
    ],
    bus === undefined,
  );
  const shown = link.obstacle === undefined ? label : `${label}: ${OBSTACLES[link.obstacle.kind].word}`;
  const title = link.obstacle?.why ?? label;
  return {
    things: [
      {
        id: link.id,
        role: 'link',
        title,
        sources: link.sources,
        shapes: bus === undefined ? [down] : [down, dot(stroke, x, y)],
      },
      {
        id: `${link.id}:label`,
        role: 'label',
        title,
        sources: link.sources,
        shapes: pill(shown, x, labelY, stroke.ink, scene.measure),
      },
    ],
    meetings: bus === undefined ? [] : [{ bus: link.to, x, obstacle: link.obstacle }],
  };
}

/** Draws the users, and their line to the load balancers. @param top - of the actors */
export function userThings(scene: Scene, top: number, labelY: number): Entrance {
  const { plan, columns, measure } = scene;
  const x = entryX(plan, columns, measure);
  const links = plan.links.filter(({ from }) => from.includes('users'));
  const ways = links.map((link) => entrance(link, x, top + ACTOR.height, link.label ?? 'HTTP', labelY, scene));
  const actor = plan.users === undefined ? [] : [actorThing('users', plan.users, x, top, measure)];
  return {
    things: [...actor, ...ways.flatMap(({ things }) => things)],
    meetings: ways.flatMap(({ meetings }) => meetings),
  };
}
