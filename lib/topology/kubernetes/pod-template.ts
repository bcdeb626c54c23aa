import { isUnknown, type Known, unknown } from '../model/known';
import type { Place } from '../model/place';
import type { ComputeResources, Container, PodTemplate } from '../model/pod';
import type { Value } from '../model/resource';
import { entriesAt, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { container } from './container';
import { antiAffinityAt, nodeAffinityAt, spreadAt, tolerationsAt } from './scheduling';

const NOTHING: ComputeResources = { millicores: 0, bytes: 0 };

const isSidecar = (value: Value): boolean => textAt(value, 'restartPolicy') === 'Always';

function sum(all: readonly Container[]): Known<ComputeResources> {
  return all.reduce<Known<ComputeResources>>((total, { name, requests: { millicores, bytes } }) => {
    if (isUnknown(total)) return total;
    if (typeof millicores !== 'number') return unknown(`container ${name} does not say how much CPU it asks for`);
    if (typeof bytes !== 'number') return unknown(`container ${name} does not say how much memory it asks for`);
    return { millicores: total.millicores + millicores, bytes: total.bytes + bytes };
  }, NOTHING);
}

const larger = (one: ComputeResources, other: ComputeResources): ComputeResources => ({
  millicores: Math.max(one.millicores, other.millicores),
  bytes: Math.max(one.bytes, other.bytes),
});

const said = ({ requests: { millicores, bytes } }: Container): ComputeResources => ({
  millicores: knownOr(millicores, 0),
  bytes: knownOr(bytes, 0),
});

/**
 * What the scheduler reserves for a pod: all that run together, or the largest step of its start where that is more.
 *
 * @see KEP-753 (sidecar containers), resource requests of a pod
 */
function podRequests(spec: Value, running: readonly Container[]): Known<ComputeResources> {
  const together = sum(running);
  if (isUnknown(together)) return together;
  let sidecars = NOTHING;
  let most = together;
  for (const value of itemsAt(spec, 'initContainers')) {
    const { millicores, bytes } = said(container(value));
    const step = { millicores: sidecars.millicores + millicores, bytes: sidecars.bytes + bytes };
    if (isSidecar(value)) sidecars = step;
    most = larger(most, step);
  }
  return most;
}

const labelsAt = (value: Value | undefined, path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesAt(value, path).filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'),
  );

const texts = (values: readonly Value[], path: string): readonly string[] =>
  values.flatMap((value) => knownOr(textAt(value, path), []));

/** The pods that a template makes. @see Kubernetes API v1.36, PodTemplateSpec */
export function podTemplate(template: Value, place: Place): PodTemplate {
  const spec = valueAt(template, 'spec') ?? {};
  const initial = itemsAt(spec, 'initContainers');
  const containers = [...initial.filter(isSidecar), ...itemsAt(spec, 'containers')].map(container);
  const volumes = itemsAt(spec, 'volumes');
  const [nodeName, priorityClass] = ['nodeName', 'priorityClassName'].map((name) => knownOr(textAt(spec, name), ''));
  return {
    labels: labelsAt(template, 'metadata.labels'),
    containers,
    requests: podRequests(spec, containers),
    nodeSelector: labelsAt(spec, 'nodeSelector'),
    nodeAffinity: nodeAffinityAt(spec, 'affinity.nodeAffinity'),
    ...(nodeName && { nodeName }),
    tolerations: tolerationsAt(spec, 'tolerations'),
    spread: spreadAt(spec, 'topologySpreadConstraints'),
    antiAffinity: antiAffinityAt(spec, 'affinity.podAntiAffinity'),
    ...(priorityClass && { priorityClass }),
    gracePeriodSeconds: knownOr(numberAt(spec, 'terminationGracePeriodSeconds'), 30),
    hostPaths: texts(volumes, 'hostPath.path'),
    emptyDirs: texts(
      volumes.filter((volume) => valueAt(volume, 'emptyDir') !== undefined),
      'name',
    ),
    claims: texts(volumes, 'persistentVolumeClaim.claimName'),
    serviceAccount: knownOr(textAt(spec, 'serviceAccountName'), 'default'),
    place,
  };
}
