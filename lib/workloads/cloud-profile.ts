import type { NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';

/** What a cloud's load balancer needs to know of a service. */
export interface IngressTarget {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  /** Port of the pods. */
  readonly port: number;
  /** GET path of the health check. */
  readonly healthPath: string;
  /** Seconds for which connections to a stopping pod are served to their end. */
  readonly drainSeconds: number;
}

/** What the Service and the Ingress of a service carry so that the cloud's load balancer serves them. */
export interface IngressBinding {
  readonly serviceAnnotations: Record<string, string>;
  readonly ingressAnnotations: Record<string, string>;
  /** `undefined` where the cloud selects its controller by annotation. */
  readonly ingressClassName?: string;
}

/** A layer 4 load balancer with an address reserved beforehand. */
export interface LoadBalancerBinding {
  readonly annotations: Record<string, string>;
  readonly loadBalancerClass?: string;
}

/** A class of zonal disks. */
export interface DiskClass {
  readonly provisioner: string;
  readonly parameters: Record<string, string>;
}

/** Everything in which a workload differs between clouds. */
export interface CloudProfile {
  /** Adds the objects that the cloud's load balancer needs beside the Ingress, and tells what the Ingress carries. */
  bindIngress(scope: Construct, target: IngressTarget): IngressBinding;
  /** A load balancer for TCP, for everybody whom its Service lets in (`external`) or for the private network. */
  loadBalancer(scheme: 'external' | 'internal', addressName: string): LoadBalancerBinding;
  /** The disks of a database. */
  readonly databaseDisk: DiskClass;
  /** From where the load balancer of an Ingress reaches the pods. */
  readonly ingressSources: readonly NetworkPolicyPeer[];
  /** Where the cluster's name servers answer. */
  readonly nameServers: readonly NetworkPolicyPeer[];
  /** Where a pod proves its identity to the cloud, and the ports of it. */
  readonly metadataServer: { readonly peers: readonly NetworkPolicyPeer[]; readonly ports: readonly number[] };
  /** Where the cloud's object storage answers on 443. */
  readonly objectStorage: readonly NetworkPolicyPeer[];
  /** Annotations of a ServiceAccount that acts for the cloud identity, if the cloud needs any. */
  readonly serviceAccountAnnotations: Record<string, string>;
}
