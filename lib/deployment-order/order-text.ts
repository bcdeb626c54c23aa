import type { OrderJudgement } from './judge-order';

/** Ids that are shown of those that need the same resource. */
const MOST_SHOWN = 4;

function some(ids: readonly string[]): string {
  const rest = ids.length - MOST_SHOWN;
  return `${ids.slice(0, MOST_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The findings in words, those about one needed resource together; empty when there are none. */
export function orderText({ findings, circles }: OrderJudgement): string {
  const groups = new Map<string, typeof findings>();
  for (const finding of findings) {
    const key = `${finding.rule.name} ${finding.earlier}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const told = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { rule, earlier } = first;
    return [
      `  ${rule.name}: ${rule.claim}`,
      `    made later and deleted first: ${some(group.map(({ later }) => later))}`,
      `    than: ${earlier}`,
      `    why: ${rule.why}`,
      `    remedy: ${rule.remedy}`,
    ];
  });
  const round = circles.length > 0 ? [`  no-circle: these wait for themselves: ${some(circles)}`] : [];
  return [...told, ...round].join('\n');
}
