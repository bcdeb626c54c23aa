import type { PlotOptions } from '@observablehq/plot';
import { type Markup, trusted } from '../html';

/** The library that draws charts. */
export type Plot = typeof import('@observablehq/plot');

/** A chart, and what it says to who cannot see it. */
export interface Chart {
  /** What it shows, in one sentence. The numbers stand in a table beside it. */
  readonly label: string;
  readonly options: (plot: Plot) => PlotOptions;
}

/** Draws a chart as SVG without a browser. The same data gives the same bytes. */
export async function chartSvg({ label, options }: Chart): Promise<Markup> {
  // ES modules, which CommonJS can only load so
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  // its types want the ones of a browser, which this project has none of
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: never };
  const style = { fontFamily: 'inherit', fontSize: '13px', background: 'transparent', color: 'currentColor' };
  const figure = plot.plot({ ...options(plot), document, style } as PlotOptions);
  const svg = figure as unknown as {
    readonly outerHTML: string;
    setAttribute(name: string, value: string): void;
    removeAttribute(name: string): void;
    querySelectorAll(selector: string): Iterable<{ removeAttribute(name: string): void }>;
  };
  // labels on groups without a role are no use to a screen reader, and axe calls them a fault
  for (const attribute of ['aria-label', 'aria-description', 'aria-hidden']) {
    for (const element of svg.querySelectorAll(`[${attribute}]`)) element.removeAttribute(attribute);
  }
  for (const size of ['width', 'height']) svg.removeAttribute(size);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return trusted(svg.outerHTML);
}
