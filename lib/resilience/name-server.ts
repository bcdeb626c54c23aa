import type { Workload } from '../topology';

/** Whether the workload answers the names of the cluster. */
export const isNameServer = ({ namespace, name }: Workload): boolean =>
  namespace === 'kube-system' && /^(coredns|kube-dns)$/.test(name);
