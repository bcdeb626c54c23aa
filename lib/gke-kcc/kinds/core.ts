// Config Connector 1.155.0, core.cnrm.cloud.google.com/v1beta1: how Config Connector works in one namespace.

export interface ConfigConnectorContextSpec {
  readonly googleServiceAccount: string;
  /** Whose quota and API switches a request counts against. */
  readonly requestProjectPolicy: 'RESOURCE_PROJECT';
  /** `Absent` leaves fields that we do not set out of the spec, so that the object stays what was applied. */
  readonly stateIntoSpec: 'Absent';
}
