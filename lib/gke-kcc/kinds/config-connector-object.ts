import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { apiVersion, type Kind, type KindSpecs } from './kind-specs';
import type { ByName } from './reference';

const DOMAIN = 'cnrm.cloud.google.com';

/** What Config Connector reads of an object's annotations, without their domain. */
export interface ConfigConnectorAnnotations {
  /** Whether the fields that we do not set are written into the spec. Cannot change once the object exists. */
  readonly 'state-into-spec'?: 'absent';
  /** `false` refuses to delete a bucket that holds something. */
  readonly 'force-destroy'?: 'false';
  /** Deletes the first pool of a new cluster. */
  readonly 'remove-default-node-pool'?: 'true';
  /** Lets the spec say how the nodes of that first pool are made. */
  readonly 'remove-default-node-pool-allow-node-config'?: 'true';
  /** `false` leaves the API switched on when the object goes. */
  readonly 'disable-on-destroy'?: 'false';
  readonly 'disable-dependent-services'?: 'false';
}

/** Properties for {@link ConfigConnectorObject}. */
export interface ConfigConnectorObjectProps<K extends Kind> {
  /** Name of the object, and of what it makes unless the spec has a `resourceID`. */
  readonly name: string;
  readonly spec: KindSpecs[K];
  readonly namespace: string;
  /** Become labels of the cloud resource, where it has any. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Keeps the cloud resource when the object is deleted (`deletion-policy: abandon`). For what cannot be made again as it
   * was: data, keys, addresses, and what they depend on. A `kubectl delete` of the wrong folder then costs nothing, and
   * the next apply takes the resource back by its name.
   *
   * @default false
   */
  readonly keepOnDelete?: boolean;
  readonly annotations?: ConfigConnectorAnnotations;
}

/** Defines one object of Config Connector, and through it one resource of Google Cloud. */
export class ConfigConnectorObject<K extends Kind> extends Construct {
  /** A reference to this object from the same namespace. */
  readonly ref: ByName;

  constructor(scope: Construct, kind: K, props: ConfigConnectorObjectProps<K>) {
    const { name, namespace, labels, spec, keepOnDelete = false, annotations = {} } = props;
    super(scope, `${kind}-${name}`);
    this.ref = { name };
    const all = { ...(keepOnDelete ? { 'deletion-policy': 'abandon' } : {}), ...annotations };
    new ApiObject(this, 'Resource', {
      apiVersion: apiVersion(kind),
      kind,
      metadata: {
        // cdk8s would make up a name with a hash, and Config Connector would call the cloud resource by it
        name,
        namespace,
        labels,
        annotations: Object.fromEntries(Object.entries(all).map(([key, value]) => [`${DOMAIN}/${key}`, value])),
      },
      spec,
    });
  }
}
