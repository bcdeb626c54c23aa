/**
 * Stands in for a Kubernetes Service: each new connection goes to an endpoint at random, is refused when there is none, and
 * stays where it is when the endpoints change.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/ (what kube-proxy does)
 */
export interface Service {
  readonly targets: readonly string[];
  /** From now on new connections go to one of these. */
  lead(endpoints: readonly string[]): Promise<void>;
  stop(): void;
}
