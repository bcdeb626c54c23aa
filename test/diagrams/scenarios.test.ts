import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedFonts } from '../../bin/diagram-fonts';
import { readIcons } from '../../bin/diagram-icons';
import { DIAGRAMS } from '../../bin/diagram-names';
import { type Drawing, faults, writeSvg } from '../../lib/diagrams';
import type { Topology } from '../../lib/topology';
import { tooFaint } from './contrast';
import { drawn, SCENARIOS, scenarioTopology, textsOf } from './scenario-drawings';

const icons = readIcons();

describe.each(SCENARIOS)('%s', (id) => {
  let topology: Topology;
  let drawing: Drawing;
  let svg: string;

  beforeAll(async () => {
    topology = await scenarioTopology(id);
    drawing = drawn(topology);
    svg = writeSvg(drawing, { id: DIAGRAMS[id] ?? id, icons, fontFaces: embeddedFonts() });
  });

  it('has no cut text, no overlap and no line through a text or a card', () => {
    expect(faults(drawing)).toEqual([]);
  });

  it('has texts that stand out from what is behind them, on light and dark pages', () => {
    expect(tooFaint(drawing)).toEqual([]);
  });

  it('draws nothing that does not stand for a resource of the output', () => {
    const ids = new Set(topology.resources.map((resource) => resource.id));
    const parts = drawing.things.filter(({ role }) => role !== 'furniture');
    expect(parts.length).toBeGreaterThan(50);
    expect(parts.filter(({ sources }) => sources.length === 0).map((part) => part.id)).toEqual([]);
    expect(parts.flatMap(({ sources }) => sources).filter((source) => !ids.has(source))).toEqual([]);
  });

  it('shows three zones, both services in each, and the analyst', () => {
    const texts = textsOf(drawing);
    const count = (text: string) => texts.filter((one) => one === text).length;
    expect(texts.filter((text) => text.startsWith('Zone '))).toEqual(topology.zones.map(({ name }) => `Zone ${name}`));
    expect([count('service-a'), count('service-b'), count('Users'), count('Analyst')]).toEqual([3, 3, 1, 1]);
  });

  it('has no way that is blocked', () => {
    expect(textsOf(drawing).filter((text) => /blocked|not known/i.test(text))).toEqual([]);
  });

  it('gives every part an id of its own, below that of the picture', () => {
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, one]) => one ?? '');
    expect(ids.filter((one, index) => ids.indexOf(one) !== index)).toEqual([]);
    expect(ids.filter((one) => !one.startsWith(DIAGRAMS[id] ?? id))).toEqual([]);
  });

  it('stays small, and needs nothing from outside', () => {
    expect(svg.length).toBeLessThan(200_000);
    expect(svg.match(/ href="(?!#)[^"]*"/g) ?? []).toEqual([]);
    expect(svg).not.toMatch(/url\((?!#|data:)/);
  });

  it('is the picture in diagrams/, to the byte: npm run diagrams draws it anew', () => {
    const file = join('diagrams', `${DIAGRAMS[id]}.svg`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8') === svg).toBe(true);
    expect(existsSync(file.replace(/svg$/, 'png'))).toBe(true);
  });
});
