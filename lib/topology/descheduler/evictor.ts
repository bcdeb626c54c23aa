import { type Known, unknown } from '../model/known';
import { type Idle, idle } from '../model/rebalancer';
import type { Value } from '../model/resource';
import { itemsAt, valueAt } from '../value/field';
import type { Shape } from './shape';
import { READ_MINOR } from './version';

/** @see Kubernetes API v1.36, LabelSelector */
export const LABEL_SELECTOR: Shape = {
  matchLabels: 'labels',
  matchExpressions: [{ key: 'text', operator: 'text', values: ['text'] }],
};

/** Arguments of DefaultEvictor that are read, or that change nothing for a pod of a service. */
export const EVICTOR_ARGUMENTS: Shape = {
  labelSelector: LABEL_SELECTOR,
  minReplicas: 'count',
  nodeFit: 'flag',
  podProtections: { extraEnabled: ['text'], defaultDisabled: ['text'] },
  evictDaemonSetPods: 'flag',
  evictFailedBarePods: 'flag',
  evictLocalStoragePods: 'flag',
  evictSystemCriticalPods: 'flag',
  ignorePodsWithoutPDB: 'flag',
  ignorePvcPods: 'flag',
};

const EARLIER = [
  'evictDaemonSetPods',
  'evictFailedBarePods',
  'evictLocalStoragePods',
  'evictSystemCriticalPods',
  'ignorePodsWithoutPDB',
  'ignorePvcPods',
];

const PROTECTIONS: Readonly<Record<'extraEnabled' | 'defaultDisabled', readonly string[]>> = {
  extraEnabled: ['PodsWithPVC', 'PodsWithResourceClaims', 'PodsWithoutPDB'],
  defaultDisabled: ['DaemonSetPods', 'FailedBarePods', 'PodsWithLocalStorage', 'SystemCriticalPods'],
};

/** The pods that the evictor is told to protect, or not to. */
export const protections = (evictor: Value, kind: keyof typeof PROTECTIONS): readonly string[] =>
  itemsAt(evictor, `podProtections.${kind}`).flatMap((item) => (typeof item === 'string' ? [item] : []));

/** Why the descheduler does not start with these arguments. @see sigs.k8s.io/descheduler v0.35, ValidateDefaultEvictorArgs */
export function evictorRefusal(evictor: Value): string | undefined {
  for (const kind of ['extraEnabled', 'defaultDisabled'] as const) {
    const said = protections(evictor, kind);
    const wrong = said.find((each, index) => !PROTECTIONS[kind].includes(each) || said.indexOf(each) !== index);
    if (wrong !== undefined) return `podProtections.${kind} ${wrong}`;
    const earlier = EARLIER.find((field) => valueAt(evictor, field) === true);
    if (said.length > 0 && earlier !== undefined) return `podProtections beside ${earlier}`;
  }
  return undefined;
}

/**
 * What keeps the evictor of the version from evicting, or from being read. `PodsWithoutPDB` spares every pod in v0.35, which
 * asks for the budgets only when its caches have been filled.
 */
export function evictorObstacle(evictor: Value, minor: number): Known<Idle> | undefined {
  const extra = protections(evictor, 'extraEnabled');
  const [field] = [
    ...(extra.includes('PodsWithoutPDB') ? ['PodsWithoutPDB'] : []),
    ...(valueAt(evictor, 'ignorePodsWithoutPDB') === true ? ['ignorePodsWithoutPDB'] : []),
  ];
  if (field !== undefined) {
    return minor === READ_MINOR
      ? idle(`with ${field} v0.${READ_MINOR} of the descheduler spares every pod`)
      : unknown(`which pods ${field} spares in v0.${minor} cannot be told`);
  }
  if (extra.includes('PodsWithResourceClaims'))
    return unknown('which pods PodsWithResourceClaims spares cannot be told');
  if (minor < READ_MINOR && valueAt(evictor, 'podProtections') !== undefined) {
    return unknown(`whether v0.${minor} reads the field podProtections cannot be told`);
  }
  return undefined;
}
