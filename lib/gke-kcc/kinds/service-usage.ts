// Config Connector 1.155.0, serviceusage.cnrm.cloud.google.com/v1beta1.
import type { ByExternal } from './reference';

/** An API that is switched on in the project. */
export interface ServiceSpec {
  readonly resourceID: string;
  readonly projectRef: ByExternal;
}

/** The identity that Google runs the API with in the project. */
export interface ServiceIdentitySpec {
  readonly resourceID: string;
  /** The project-id annotation of the namespace does not stand in for it. */
  readonly projectRef: ByExternal;
}
