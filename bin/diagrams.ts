// `npm run diagrams`: draws each scenario of dist/ into diagrams/, as SVG and as PNG.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Resvg } from '@resvg/resvg-js';
import { drawSystem, writeSvg } from '../lib/diagrams';
import { assessFolder } from './assess-folder';
import { embeddedFonts, FONT_FILES, readTypefaces } from './diagram-fonts';
import { readIcons } from './diagram-icons';
import { DIAGRAMS } from './diagram-names';

/** Width of the PNG, in pixels. */
const WIDTH = 1600;

const { values } = parseArgs({
  options: { input: { type: 'string', default: 'dist' }, output: { type: 'string', default: 'diagrams' } },
});
const icons = readIcons();
const typefaces = readTypefaces();
const fontFaces = embeddedFonts();
mkdirSync(values.output, { recursive: true });

for (const [scenario, name] of Object.entries(DIAGRAMS)) {
  const folder = join(values.input, scenario);
  if (!existsSync(folder)) continue;
  const [assessment] = assessFolder(folder, scenario);
  if (assessment === undefined) continue;
  const drawing = drawSystem(assessment.topology, assessment, typefaces);
  const svg = writeSvg(drawing, { id: name, icons, fontFaces });
  // a font of the machine would change the picture from machine to machine
  const font = { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: 'Inter' };
  const png = new Resvg(svg, { font, fitTo: { mode: 'width', value: WIDTH } }).render().asPng();
  writeFileSync(join(values.output, `${name}.svg`), svg);
  writeFileSync(join(values.output, `${name}.png`), png);
  console.log(`${folder} -> ${join(values.output, name)}.{svg,png}`);
}
