/** Programs of a node. */
export interface NodePrograms {
  /** Folder with kubelet, kube-proxy, containerd, its shim, ctr and kube-router. */
  readonly folder: string;
}
