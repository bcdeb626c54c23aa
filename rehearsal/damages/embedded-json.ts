import type { Json } from './json';
import { isObject } from './json';

/** Stands for a token of CloudFormation within a text. */
const MARK = /@@(\d+)@@/;

interface Joined {
  readonly text: string;
  readonly tokens: readonly Json[];
}

/** The text of a property that CloudFormation joins from texts and tokens; `undefined` where it is something else. */
function joined(value: Json | undefined): Joined | undefined {
  if (typeof value === 'string') return { text: value, tokens: [] };
  const parts = isObject(value) ? value['Fn::Join'] : undefined;
  if (!Array.isArray(parts) || parts[0] !== '' || !Array.isArray(parts[1])) return undefined;
  const tokens: Json[] = [];
  const texts = (parts[1] as readonly Json[]).map((part) => {
    if (typeof part === 'string') return part;
    tokens.push(part);
    return `@@${tokens.length - 1}@@`;
  });
  return { text: texts.join(''), tokens };
}

/** JSON that stands as text in a property of a template, its tokens marked; and the way back. */
export interface EmbeddedJson {
  readonly value: Json;
  readonly property: (value: Json) => Json;
}

/** Reads a property that holds JSON as text. */
export function embeddedJson(property: Json | undefined): EmbeddedJson | undefined {
  const read = joined(property);
  if (!read) return undefined;
  return {
    value: JSON.parse(read.text) as Json,
    property: (value) => {
      const pieces = JSON.stringify(value).split(MARK);
      if (pieces.length === 1) return pieces[0] ?? '';
      // every other piece is the number of a token
      const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : (read.tokens[Number(piece)] ?? null)));
      return { 'Fn::Join': ['', parts] };
    },
  };
}
