/** Colours, each for a light and a dark page. Texts have a contrast of 4.5 or more on what is behind them. */
export const PALETTE = {
  page: ['#ffffff', '#0d1117'],
  ink: ['#0f172a', '#e6edf3'],
  soft: ['#475569', '#a9b4c2'],
  faint: ['#94a3b8', '#4b5766'],
  card: ['#ffffff', '#161c25'],
  cardEdge: ['#cbd5e1', '#3a4555'],
  aws: ['#232f3e', '#b8c4d3'],
  google: ['#1967d2', '#8ab4f8'],
  network: ['#6d28d9', '#bfa2ff'],
  zone: ['#f8fafc', '#121922'],
  zoneEdge: ['#7c8aa0', '#5d6b7e'],
  public: ['#f1f8e6', '#15210f'],
  publicEdge: ['#7aa116', '#6f9a1c'],
  publicInk: ['#456a0c', '#a8d65a'],
  private: ['#e9f4fb', '#0f1f2a'],
  privateEdge: ['#3a9cc4', '#2f7fa3'],
  privateInk: ['#0b5c7d', '#7cc7ea'],
  database: ['#f4effc', '#1c1730'],
  databaseEdge: ['#9673d9', '#7a5fc0'],
  databaseInk: ['#5b2fb0', '#c3abff'],
  nodes: ['#ffffff', '#131a23'],
  nodesEdge: ['#c98a3c', '#9c6a2c'],
  nodesInk: ['#8a4b08', '#f0b36b'],
  web: ['#1d5fd6', '#6ea8fe'],
  sql: ['#0b6e66', '#3fc4b4'],
  replication: ['#7c3aed', '#b794f6'],
  analyst: ['#b83d09', '#ff9d5c'],
  blocked: ['#b91c1c', '#ff7b72'],
  blockedFill: ['#fef2f2', '#2a1416'],
  holds: ['#15803d', '#3fb950'],
  doubt: ['#8a5a00', '#e3b341'],
  onSign: ['#ffffff', '#0d1117'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Name of a colour. */
export type Ink = keyof typeof PALETTE;

/** Which of the two colours: the page decides by `prefers-color-scheme`. */
export const SCHEMES = ['light', 'dark'] as const;

export type Scheme = (typeof SCHEMES)[number];

/** The colour in a scheme, as `#rrggbb`. */
export const colour = (ink: Ink, scheme: Scheme): string => PALETTE[ink][scheme === 'light' ? 0 : 1];

const inks = Object.keys(PALETTE) as Ink[];

const rules = (scheme: Scheme, used: ReadonlySet<string>): string =>
  inks
    .flatMap((ink) => [
      [`f-${ink}`, `fill:${colour(ink, scheme)}`],
      [`s-${ink}`, `stroke:${colour(ink, scheme)}`],
    ])
    .filter(([name = '']) => used.has(name))
    .map(([name, rule]) => `.tz .${name}{${rule}}`)
    .join('');

/** Rules for the classes that are used: `f-<ink>` fills, `s-<ink>` draws. */
export function stylesheet(used: ReadonlySet<string>): string {
  return `${rules('light', used)}@media (prefers-color-scheme:dark){${rules('dark', used)}}`;
}
