/** Text that is HTML already, and is put into a page as it stands. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand between the literal parts of a page. Lists are joined; `undefined` and `false` leave nothing. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it literally, between tags and in quoted attributes alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function written(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(written).join('');
}

/** Tag of template literals that hold HTML: everything put in is escaped, unless it is {@link Markup} itself. */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(literals.map((literal, index) => `${literal}${written(contents[index])}`).join(''));
}

/** Declares a text to be HTML that comes from this project itself: a picture that it drew, its style sheet. */
export const trusted = (text: string): Markup => new Markup(text);
