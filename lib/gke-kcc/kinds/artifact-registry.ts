// Config Connector 1.155.0, artifactregistry.cnrm.cloud.google.com/v1beta1.

export interface ArtifactRegistryRepositorySpec {
  readonly location: string;
  readonly format: 'DOCKER';
  readonly dockerConfig: { readonly immutableTags: boolean };
}
