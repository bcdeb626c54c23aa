/** Where a control plane listens, and what its nodes are. */
export interface Site {
  /** Of the API server, also for the nodes. */
  readonly address: string;
  /** Port of the API server. @default - a free one */
  readonly port?: number;
  /** Range of the addresses of Services. */
  readonly serviceRange: string;
  /** Names of real nodes, each with a kubelet that signs in as itself. @default - none: kubelets are simulated */
  readonly nodes: readonly string[];
}

/** On the loopback interface, for simulated nodes. */
export const LOOPBACK: Site = { address: '127.0.0.1', serviceRange: '10.96.0.0/16', nodes: [] };

/** Whether kubelets run that the API server calls. */
export const hasRealNodes = ({ nodes }: Site): boolean => nodes.length > 0;
