import { isUnknown } from '../model/known';
import type { AntiAffinity, PodTemplate, Requirement, SpreadConstraint, Toleration } from '../model/pod';
import type { Value } from '../model/resource';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { expressions, selectorAt } from './selector';

const text = (value: Value | undefined, path: string): string | undefined => knownOr(textAt(value, path), undefined);

const list = (value: Value | undefined, path: string): readonly string[] =>
  itemsAt(value, path).flatMap((item) => knownOr(textAt(item, []), []));

function spreadConstraint(value: Value): SpreadConstraint {
  const minDomains = numberAt(value, 'minDomains');
  return {
    topologyKey: text(value, 'topologyKey') ?? '',
    maxSkew: knownOr(numberAt(value, 'maxSkew'), 1),
    hard: text(value, 'whenUnsatisfiable') !== 'ScheduleAnyway',
    ...(minDomains !== undefined && !isUnknown(minDomains) && { minDomains }),
    honorTaints: text(value, 'nodeTaintsPolicy') === 'Honor',
    honorAffinity: text(value, 'nodeAffinityPolicy') !== 'Ignore',
    selector: selectorAt(value, 'labelSelector'),
    matchLabelKeys: list(value, 'matchLabelKeys'),
  };
}

function antiAffinityTerm(value: Value | undefined, weight?: number): AntiAffinity {
  return {
    topologyKey: text(value, 'topologyKey') ?? '',
    hard: weight === undefined,
    ...(weight !== undefined && { weight }),
    selector: selectorAt(value, 'labelSelector'),
    matchLabelKeys: list(value, 'matchLabelKeys'),
  };
}

/** Anti-affinity of a pod, required terms first. */
export function antiAffinityAt(value: Value | undefined, path: string): readonly AntiAffinity[] {
  return [
    ...itemsAt(value, `${path}.requiredDuringSchedulingIgnoredDuringExecution`).map((term) => antiAffinityTerm(term)),
    ...itemsAt(value, `${path}.preferredDuringSchedulingIgnoredDuringExecution`).map((preferred) =>
      antiAffinityTerm(valueAt(preferred, 'podAffinityTerm'), knownOr(numberAt(preferred, 'weight'), 1)),
    ),
  ];
}

function toleration(value: Value): Toleration {
  const [key, operator, own, effect] = ['key', 'operator', 'value', 'effect'].map((name) => text(value, name));
  const seconds = numberAt(value, 'tolerationSeconds');
  return {
    ...(key && { key }),
    operator: operator === 'Exists' ? 'Exists' : 'Equal',
    ...(own !== undefined && { value: own }),
    ...(effect && { effect }),
    ...(seconds !== undefined && !isUnknown(seconds) && { seconds }),
  };
}

/** Tolerations of a pod. */
export const tolerationsAt = (value: Value | undefined, path: string): readonly Toleration[] =>
  itemsAt(value, path).map(toleration);

/** Spread constraints of a pod. */
export const spreadAt = (value: Value | undefined, path: string): readonly SpreadConstraint[] =>
  itemsAt(value, path).map(spreadConstraint);

/** Required node affinity of a pod: alternatives of requirements. */
export function nodeAffinityAt(value: Value | undefined, path: string): PodTemplate['nodeAffinity'] {
  const terms = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  return itemsAt(value, terms).map((term): readonly Requirement[] => [
    ...expressions(term, 'matchExpressions'),
    ...expressions(term, 'matchFields'),
  ]);
}
