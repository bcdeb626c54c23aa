/** What a Lambda function of the CDK is asked to do with a custom resource. */
export interface HandlerRequest {
  readonly action: 'Create' | 'Update' | 'Delete';
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Properties before an update. */
  readonly before?: Readonly<Record<string, unknown>>;
}

/** The Kubernetes of a cluster, as far as CloudFormation meets it. */
export interface KubernetesCluster {
  /** Does what the handler would. Returns the simulated seconds that it took. @throws with the handler's error */
  handle(request: HandlerRequest): Promise<number>;
  /** The objects whose pods have volumes attached. */
  volumeUsers(): Promise<readonly string[]>;
  /** The cluster of that name is gone, and all that was in it. */
  clusterDeleted(): Promise<void>;
}
