import type { Behaviour } from './behaviour';
import { BEHAVIOURS } from './registry';

const short = (type: string): string => type.replace(/^AWS::/, '');

/** Why the fake refuses something of a type. */
function refusals(behaviour: Behaviour): readonly string[] {
  const { name, once, needs = [], heldBy = [], protection, refuseCreate, refuseUpdate, refuseDelete } = behaviour;
  return [
    ...(name ? [`${name} is taken`] : []),
    ...(once ? ['there is an equal one'] : []),
    ...needs.map(({ property, type }) => `${property} names no ${short(type)} that is ready`),
    ...(refuseCreate ? ['what is there forbids it'] : []),
    ...(refuseUpdate ? ['what is there forbids the change'] : []),
    ...(protection ? [`deleted while ${protection} is on`] : []),
    ...(heldBy.length > 0 ? [`deleted while used by ${heldBy.map(short).join(', ')}`] : []),
    ...(refuseDelete ? ['what is there forbids the deletion'] : []),
  ];
}

/** What the fake knows of each type, and what it leaves out, as a table in Markdown. */
export function knowledgeTable(): string {
  const rows = Object.entries(BEHAVIOURS)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([type, behaviour]) => `| ${short(type)} | ${refusals(behaviour).join('; ') || '-'} | ${behaviour.leavesOut} |`,
    );
  return ['| type | refused, beside its schema, when | left out |', '| --- | --- | --- |', ...rows].join('\n');
}
