import { isMap, isScalar, LineCounter, parseAllDocuments, type Document as YamlDocument } from 'yaml';
import type { Unreadable } from '../model/place';
import { type Document, fileName } from './document';
import { type Json, shallow } from './json';
import { resourceLines } from './json-lines';
import type { SourceFile } from './source-file';
import { TEMPLATE_TAGS } from './template-tags';

/** Documents of some files, and what could not be read. */
export interface Documents {
  readonly documents: readonly Document[];
  readonly unreadable: readonly Unreadable[];
}

/** What only a template has at the beginning of a line. */
const TEMPLATE = /^Resources:/m;

const NO_LINES: ReadonlyMap<string, number> = new Map();

/** The first sentence of what a parser says: the rest repeats the file. */
function reasonOf(problem: unknown): string {
  const [first = ''] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
  return first.replace(/:$/, '') || 'cannot be parsed';
}

const unreadable = (file: string, line: number | undefined, reason: string): Unreadable => ({
  place: { file, ...(line !== undefined && { line }), resource: fileName(file) },
  reason,
});

function readJson({ path, text }: SourceFile): Documents {
  try {
    const body = shallow(JSON.parse(text) as Json);
    return { documents: [{ file: path, line: 1, body, resourceLines: resourceLines(text) }], unreadable: [] };
  } catch (problem) {
    return { documents: [], unreadable: [unreadable(path, undefined, reasonOf(problem))] };
  }
}

function yamlResourceLines(document: YamlDocument, counter: LineCounter): ReadonlyMap<string, number> {
  const resources = isMap(document.contents) ? document.contents.get('Resources', true) : undefined;
  if (!isMap(resources)) return NO_LINES;
  return new Map(
    resources.items.flatMap(({ key }) =>
      isScalar(key) && key.range ? [[String(key.value), counter.linePos(key.range[0]).line] as const] : [],
    ),
  );
}

/** The parser gives it to the document, to its contents or to their first key, by the empty lines around it. */
function headComment({ commentBefore, contents }: YamlDocument): string | undefined {
  const key = isMap(contents) ? contents.items[0]?.key : undefined;
  return commentBefore ?? contents?.commentBefore ?? (isScalar(key) ? key.commentBefore : undefined) ?? undefined;
}

function readYaml({ path, text }: SourceFile): Documents {
  const documents: Document[] = [];
  const problems: Unreadable[] = [];
  const lineCounter = new LineCounter();
  try {
    // every scalar is tried against every tag, so manifests, which have none, are read without
    const customTags = TEMPLATE.test(text) ? [...TEMPLATE_TAGS] : [];
    const parsed = parseAllDocuments(text, { lineCounter, customTags, logLevel: 'silent' });
    for (const document of 'empty' in parsed ? [] : parsed) {
      const line = lineCounter.linePos(document.contents?.range?.[0] ?? document.range[0]).line;
      const [error] = document.errors;
      try {
        if (error) problems.push(unreadable(path, error.linePos?.[0].line ?? line, reasonOf(error)));
        else {
          const body = shallow(document.toJS() as Json);
          const comment = headComment(document);
          documents.push({
            file: path,
            line,
            body,
            resourceLines: yamlResourceLines(document, lineCounter),
            ...(comment && { comment }),
          });
        }
      } catch (problem) {
        problems.push(unreadable(path, line, reasonOf(problem)));
      }
    }
  } catch (problem) {
    problems.push(unreadable(path, undefined, reasonOf(problem)));
  }
  return { documents, unreadable: problems };
}

const NOTHING: Documents = { documents: [], unreadable: [] };

/** What was read of a file: who judges many outputs that share files hands over the same ones again. */
const READ = new WeakMap<SourceFile, Documents>();

function readFile(file: SourceFile): Documents {
  const before = READ.get(file);
  if (before) return before;
  const yaml = /\.ya?ml$/.test(file.path) ? readYaml : () => NOTHING;
  const read = /\.json$/.test(file.path) ? readJson(file) : yaml(file);
  READ.set(file, read);
  return read;
}

/** Reads JSON and YAML files into their documents. Other files are left out; a broken one is told, never thrown. */
export function readDocuments(files: readonly SourceFile[]): Documents {
  const read = files.map(readFile);
  return {
    documents: read.flatMap(({ documents }) => documents),
    unreadable: read.flatMap((one) => one.unreadable),
  };
}
