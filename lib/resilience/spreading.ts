import type { AntiAffinity, PodTemplate, SpreadConstraint } from '../topology';
import { selects } from './selects';
import { HOST_KEY, ZONE_KEY } from './topology-keys';

/** Label that a Deployment gives the pods of one revision. */
export const REVISION_LABEL = 'pod-template-hash';

/** Constraints on zones that count the pod itself: one that selects other pods only binds nothing. */
export const zoneSpreads = ({ spread, labels }: PodTemplate): readonly SpreadConstraint[] =>
  spread.filter(({ topologyKey, selector }) => topologyKey === ZONE_KEY && selects(selector, labels));

/** Those of {@link zoneSpreads} that the scheduler must keep. */
export const hardZoneSpreads = (pod: PodTemplate): readonly SpreadConstraint[] =>
  zoneSpreads(pod).filter(({ hard }) => hard);

const keepsApart = ({ antiAffinity, labels }: PodTemplate, key: string): readonly AntiAffinity[] =>
  antiAffinity.filter(({ topologyKey, selector }) => topologyKey === key && selects(selector, labels));

/** Terms that keep pods of the workload out of each other's zones. */
export const zoneAntiAffinities = (pod: PodTemplate): readonly AntiAffinity[] => keepsApart(pod, ZONE_KEY);

/** Whether no zone may hold two pods of the workload. */
export const oneInEachZone = (pod: PodTemplate): boolean => zoneAntiAffinities(pod).some(({ hard }) => hard);

/** Whether no node may hold two pods of the workload. */
export const oneOnEachNode = (pod: PodTemplate): boolean => keepsApart(pod, HOST_KEY).some(({ hard }) => hard);

/** Whether pods of the workload are kept apart on nodes, if only as a wish. */
export const spreadsOverNodes = (pod: PodTemplate): boolean =>
  keepsApart(pod, HOST_KEY).length > 0 ||
  pod.spread.some(({ topologyKey, selector }) => topologyKey === HOST_KEY && selects(selector, pod.labels));
