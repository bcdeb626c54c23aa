import { isUnknown, type PodTemplate, type Workload } from '../../../lib/topology';

/** Labels of pods. */
export type Labels = Readonly<Record<string, string>>;

/** The labels of a workload's pods; undefined where the files do not tell them. */
export function labelsOf({ pod }: Workload): Labels | undefined {
  if (isUnknown(pod) || isUnknown((pod as PodTemplate).labels)) return undefined;
  return (pod as PodTemplate).labels as Labels;
}

/** Whether labels hold all that are wanted. */
export const hold = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);
