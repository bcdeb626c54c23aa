import type { Finding } from '../resilience';
import type { Resource, Value } from '../topology';
import type { ChangedField } from './changed-fields';
import type { ChangedResource, Difference, ScenarioDifference } from './difference';
import type { RefusedChange } from './immutable-fields/refused-changes';

/** Most characters of a page: a comment of GitHub has 65,536, and the workflow may add a little. */
const PAGE = 60_000;

/** Most fields of one resource that are named. */
const FIELDS = 12;

/** Longest value that is shown beside its field. */
const VALUE = 60;

/** A number of things, in words. */
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** Text from the output as code, which no Markdown in it can leave. */
const code = (text: string): string => `\`${text.replaceAll(/[`\r\n]/g, ' ')}\``;

/** A value if it is short enough to be read in passing. */
function shown(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > VALUE ? 'something longer' : code(text);
}

const field = ({ path, before, after }: ChangedField): string =>
  `  - ${code(path)}: ${shown(before)} → ${shown(after)}`;

/** The id of a Kubernetes object begins with its kind; others tell their type only beside it. */
const named = ({ id, type }: Resource): string =>
  id.startsWith(`${type.split(' ').at(-1)} `) ? code(id) : `${code(id)} (${type})`;

function changed({ resource, fields }: ChangedResource): readonly string[] {
  const more = fields.length - FIELDS;
  return [
    `- changed ${named(resource)}`,
    ...fields.slice(0, FIELDS).map(field),
    ...(more > 0 ? [`  - and ${count(more, 'more field')}`] : []),
  ];
}

const refusal = ({ resource, field: path, remedy }: RefusedChange): string =>
  `- **refused**: ${code(path)} of ${named(resource)} cannot change under this name: ${remedy}.`;

function finding(word: string, { rule, judgement, severity, acknowledgement }: Finding): string {
  const state = acknowledgement === undefined ? severity : 'accepted';
  const where = judgement.zone === undefined ? '' : `, zone ${judgement.zone}`;
  return `- ${word} (${state}): ${rule.id} ${rule.name} at ${code(judgement.subject)}${where}: ${code(judgement.seen)}`;
}

const isSame = ({ added, removed, changed: fields, came, went }: ScenarioDifference): boolean =>
  [added, removed, fields, came, went].every(({ length }) => length === 0);

function heading(scenario: ScenarioDifference): string {
  const { id, added, removed, changed: fields, refused, came, went } = scenario;
  if (isSame(scenario)) return `## ${id}\n\nNothing changes.`;
  const resources = `${count(added.length, 'resource')} added, ${removed.length} removed, ${fields.length} changed`;
  const open = came.filter(({ acknowledgement }) => acknowledgement === undefined).length;
  const findings = `${count(came.length, 'finding')} new (${open} open), ${went.length} gone`;
  const barred = refused.length > 0 ? ` **${count(refused.length, 'change')} would be refused.**` : '';
  return `## ${id}\n\n${resources}; ${findings}.${barred}`;
}

function details({ added, removed, changed: fields, refused, came, went }: ScenarioDifference): string {
  const resources = [
    ...added.map((resource) => `- added ${named(resource)}`),
    ...removed.map((resource) => `- removed ${named(resource)}`),
    ...fields.flatMap(changed),
  ];
  const findings = [...came.map((one) => finding('new', one)), ...went.map((one) => finding('gone', one))];
  return [
    ...(refused.length > 0 ? [refused.map(refusal).join('\n')] : []),
    ...(findings.length > 0 ? [findings.join('\n')] : []),
    ...(resources.length > 0 ? [`<details><summary>resources</summary>\n\n${resources.join('\n')}\n\n</details>`] : []),
  ].join('\n\n');
}

/**
 * A comparison as Markdown, short enough for a comment. A scenario whose details do not fit beside those before it
 * keeps its counts.
 */
export function differencePage({ scenarios, pictures }: Difference): string {
  const closing = [
    '## Pictures',
    (['added', 'removed', 'changed'] as const)
      .flatMap((what) => pictures[what].map((path) => `- ${what} ${code(path)}`))
      .join('\n') || 'Nothing changes.',
    'Both sides are judged by the rules of the proposed one. What only orders a deployment is not compared.',
  ].join('\n\n');
  const parts = ['# What would be deployed', ...scenarios.map(heading), closing];
  let room = PAGE - parts.join('\n\n').length;
  const sections = scenarios.map((scenario) => {
    if (isSame(scenario)) return heading(scenario);
    const text = details(scenario);
    const cut = `The details are too long for this page: compare the two folders ${code(`dist/${scenario.id}`)}.`;
    const body = text.length + 4 > room ? cut : text;
    room -= body.length + 4;
    return `${heading(scenario)}\n\n${body}`;
  });
  return `${['# What would be deployed', ...sections, closing].join('\n\n')}\n`;
}
