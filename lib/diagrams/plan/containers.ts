import { type Container, isUnknown, type Workload } from '../../topology';

/** Containers of a workload's pods; none of a chart whose values do not say. */
export const containersOf = ({ pod }: Workload): readonly Container[] => (isUnknown(pod) ? [] : pod.containers);

/** Labels of a workload's pods. */
export const labelsOf = ({ pod }: Workload): Readonly<Record<string, string>> => (isUnknown(pod) ? {} : pod.labels);

/** Whether its pods listen on any port. */
export const listens = (workload: Workload): boolean => containersOf(workload).some(({ ports }) => ports.length > 0);

/** The number of a port of the pods, by number or name. */
export function portNumber(workload: Workload, port: string | number): number | undefined {
  if (typeof port === 'number') return port;
  if (/^\d+$/.test(port)) return Number(port);
  return containersOf(workload)
    .flatMap(({ ports }) => ports)
    .find(({ name }) => name === port)?.port;
}
