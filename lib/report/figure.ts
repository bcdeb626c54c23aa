import { html, type Markup } from './html';

/** How a figure came to be known. */
export type Basis =
  /** By a rehearsal or a drill of this project. */
  | { readonly kind: 'measured'; readonly by: string; readonly date: string; readonly commit: string }
  /** By whoever makes the thing. */
  | { readonly kind: 'stated'; readonly by: string; readonly source: string }
  /** From the templates and manifests themselves, by the rules' arithmetic. */
  | { readonly kind: 'derived'; readonly from: string };

/** A number with its unit, in words, that never stands without its basis. */
export interface Figure {
  readonly text: string;
  readonly basis: Basis;
}

/** A link to a page outside. Nothing is fetched until a person follows it. */
export function sourceLink(source: string, words: string): Markup {
  if (!/^https:\/\/\S+$/.test(source)) {
    throw new Error(
      `'source' must be an address that begins with https://, got '${source}': a figure needs its source`,
    );
  }
  return html`<a href="${source}" rel="noreferrer">${words}</a>`;
}

/** A source as rules and drills write it: an address with a note after it, or words alone. */
export function cited(source: string): Markup {
  const [address = '', ...note] = source.split(' ');
  if (!address.startsWith('https://')) return html`<small>${source}</small>`;
  return html`${sourceLink(address, 'source')}${note.length > 0 && html` <small>${note.join(' ')}</small>`}`;
}

function basisMarkup(basis: Basis): Markup {
  switch (basis.kind) {
    case 'measured':
      return html`<b>measured</b> ${basis.date}, commit <code>${basis.commit}</code>, by ${basis.by}`;
    case 'stated':
      return html`<b>stated</b> by ${sourceLink(basis.source, basis.by)}, not measured here`;
    case 'derived':
      return html`<b>derived</b> from ${basis.from}, not measured`;
  }
}

/**
 * A figure with its basis beside it.
 *
 * @throws when it has no source, no date of measurement, or nothing that it was derived from
 */
export function figure({ text, basis }: Figure): Markup {
  if (basis.kind === 'measured' && !(basis.date && basis.commit)) {
    throw new Error(
      `'${text}' must have the date and the commit of its measurement, got '${basis.date} ${basis.commit}'`,
    );
  }
  if (basis.kind === 'derived' && !basis.from) throw new Error(`'${text}' must say what it was derived from`);
  return html`<span class="figure">${text}<small class="basis basis-${basis.kind}">${basisMarkup(basis)}</small></span>`;
}

/** What stands in place of a figure that nobody has measured or stated. */
export const notMeasured = (): Markup => html`<span class="absent">not measured</span>`;
