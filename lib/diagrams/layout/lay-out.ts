import type { Plan } from '../plan/plan';
import { accessThings } from './access';
import { bondThings, busThings, type Meeting } from './bus-things';
import { cardHeight, cardThing } from './card';
import { checkSentence, checksHeight, checkThings } from './check-things';
import { columns, inset } from './columns';
import { withGaps } from './crossings';
import type { Area, Drawing, Thing } from './drawing';
import { frameThings } from './frames';
import { laneXs } from './lanes';
import { sharedLevels } from './levels';
import type { Measure } from './measure';
import { accessHeight } from './placed-ways';
import { type PlacedRow, placedRows } from './rows';
import { isNumber, type Scene, topPort } from './scene';
import { ACTOR, CARD, GAP, HEADER, INSET, PAGE, STRIP } from './sizes';
import { type Stack, stack } from './stack';
import { legendThing, regionalHeight, regionalThings, titleThing } from './strips';
import { userThings } from './users';
import { drawnWires } from './wire-things';
import { wires } from './wires';
import { wrap } from './wrap';

function cardAreas(rows: readonly PlacedRow[], stacked: Stack): ReadonlyMap<string, Area> {
  const areas = new Map<string, Area>();
  for (const { row, cards } of rows) {
    const extent = stacked.rows.get(row.id);
    if (extent === undefined) continue;
    for (const { card, span } of cards) areas.set(card.id, { ...span, y: extent.top, height: cardHeight(card) });
  }
  return areas;
}

/** Right end of a bus, from what meets it from above and below. */
function busEnds(scene: Scene, meetings: readonly Meeting[]): (bus: string) => number {
  return (id) => {
    const targets = scene.plan.buses.find((bus) => bus.id === id)?.targets ?? [];
    const drops = targets.map((target) => topPort(scene, target, id)).filter(isNumber);
    return Math.max(...drops, ...meetings.flatMap(({ bus, x }) => (bus === id ? [x] : [])), 0);
  };
}

function cardThings({ rows, areas, measure }: Scene): readonly Thing[] {
  return rows.flatMap(({ cards }) =>
    cards.flatMap(({ card }) => {
      const area = areas.get(card.id);
      return area === undefined ? [] : [cardThing(card, area, measure)];
    }),
  );
}

/** What the picture says to those who do not see it. */
const description = ({ subtitle, checks, notes }: Plan): string =>
  [subtitle, ...checks.map(checkSentence), ...notes].join(' ');

/**
 * Gives everything that is drawn its place: zones are columns, tiers are rows, lines run in the gutters between rows and in
 * the channels between zones.
 */
export function layOut(drawn: Plan, measure: Measure): Drawing {
  const across = columns(Math.max(1, drawn.zones.length), drawn.ways.length > 0);
  const plan = wrap(drawn, across, measure);
  const rows = placedRows(plan, across);
  const strung = wires(plan, rows, across);
  const outside = plan.users !== undefined || plan.analyst !== undefined;
  const cloudTop = HEADER.title + (outside ? ACTOR.height + ACTOR.gapBelow : 0);
  const edgeTop = cloudTop + (plan.cloud === undefined ? GAP.tier : HEADER.cloud);
  const aboveNetwork = plan.edge.length > 0 ? GAP.tier : 0;
  const aboveZones = plan.network === undefined ? 0 : HEADER.network;
  const stacked = stack(
    plan,
    rows,
    strung,
    sharedLevels(plan, rows, strung, across),
    edgeTop,
    aboveNetwork + aboveZones + HEADER.zone,
  );
  const networkTop = stacked.edgeBottom + aboveNetwork;
  const zones = { top: networkTop + aboveZones, bottom: stacked.bottom + INSET };
  const accessBottom = zones.top + accessHeight(plan);
  const network = { top: networkTop, bottom: Math.max(zones.bottom, accessBottom) + PAGE.padding };
  const regionalTop = network.bottom + (plan.regional.length > 0 ? GAP.tier : 0);
  const cloud = { top: cloudTop, bottom: regionalTop + regionalHeight(plan) + (plan.cloud === undefined ? 0 : INSET) };
  const scene: Scene = {
    plan,
    columns: across,
    rows,
    wires: strung,
    stacked,
    lanes: laneXs(strung, stacked, across),
    areas: cardAreas(rows, stacked),
    measure,
  };
  const lines = drawnWires(scene);
  const users = userThings(scene, HEADER.title, cloudTop + (plan.cloud === undefined ? -INSET : HEADER.cloud / 2));
  const met = [
    ...lines.flatMap(({ bus, meets, obstacle }) => meets.map((x) => ({ bus, x, obstacle }))),
    ...users.meetings,
  ];
  const access = accessThings(scene, HEADER.title, zones.top, zones.bottom - accessBottom, busEnds(scene, met));
  const meetings = [...met, ...access.meetings];
  const picture = [
    ...frameThings(plan, across, stacked, { cloud, network, zones }, measure),
    ...plan.buses.flatMap((bus) => busThings(scene, bus, meetings)),
    ...bondThings(scene),
    ...lines.flatMap(({ things }) => things),
    ...users.things,
    ...access.things,
    ...cardThings(scene),
    ...regionalThings(plan, inset(across.cloud, PAGE.padding), regionalTop, measure),
  ];
  const checksTop = cloud.bottom + GAP.tier;
  const legendY = checksTop + checksHeight(plan) + STRIP.gap + CARD.padding;
  return withGaps({
    width: PAGE.width,
    height: legendY + PAGE.margin,
    title: plan.title,
    description: description(plan),
    things: [
      titleThing(plan, measure),
      ...picture,
      ...checkThings(plan, checksTop, measure),
      legendThing(plan, picture, legendY, measure),
    ],
  });
}
