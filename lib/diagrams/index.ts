// Draws an output: what to show (plan), where (layout), and as what text (svg). Each knows nothing of the next.
// Fonts and icons are given as data.
export { drawSystem } from './draw-system';
export type { Drawing, Thing } from './layout/drawing';
export { type Fault, faults } from './layout/faults';
export type { Typeface, Typefaces } from './layout/measure';
export type { Judged } from './plan/read-plan';
export { type IconSymbol, iconSymbol } from './svg/icon-symbol';
export { type Icons, type SvgOptions, writeSvg } from './svg/write-svg';
