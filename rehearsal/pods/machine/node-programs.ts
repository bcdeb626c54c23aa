/** Paths of the programs of a node. containerd finds its shim beside itself. */
export type NodePrograms = Readonly<Record<'kubelet' | 'kube-proxy' | 'containerd' | 'kube-router', string>>;
