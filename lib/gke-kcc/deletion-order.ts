import { type DeclaredObject, isKept } from './declared-object';

/**
 * Kinds of the management cluster that go before what they lie on, each before those behind it. A parent that cannot go
 * while it has children is "DeleteFailed" and no longer ready, and Config Connector then touches its children neither. A
 * parent that is only forgotten is gone at once: its children then stay in Google Cloud, or are "DeleteFailed" for ever.
 */
const PARENTS = {
  MonitoringAlertPolicy: ['MonitoringNotificationChannel'],
  DNSRecordSet: ['DNSManagedZone'],
  ComputeRouterPeer: ['ComputeRouterInterface', 'ComputeRouter'],
  ComputeRouterInterface: ['ComputeVPNTunnel', 'ComputeInterconnectAttachment', 'ComputeRouter'],
  ComputeVPNTunnel: ['ComputeExternalVPNGateway', 'ComputeVPNGateway', 'ComputeRouter'],
  ComputeInterconnectAttachment: ['ComputeRouter'],
  ComputeRouterNAT: ['ComputeRouter'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const CHILDREN_FIRST = Object.keys(PARENTS) as readonly (keyof typeof PARENTS)[];

/** Objects of one kind that are deleted with one command. */
export interface DeletedFirst {
  readonly kind: string;
  readonly names: readonly string[];
}

/** What is deleted of a stage before the rest of it, in order. What is kept has no turn: it may be forgotten at any time. */
export function deletedFirst(objects: readonly DeclaredObject[]): readonly DeletedFirst[] {
  const deleted = objects.filter((object) => !isKept(object));
  const has = (kind: string) => objects.some((object) => object.kind === kind);
  return CHILDREN_FIRST.filter((kind) => PARENTS[kind].some(has))
    .map((kind) => ({
      kind,
      names: deleted.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name),
    }))
    .filter(({ names }) => names.length > 0)
    .map(({ kind, names }) => ({ kind: kind.toLowerCase(), names }));
}
