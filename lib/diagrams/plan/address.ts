import { selects } from '../../resilience';
import type { Database, KubernetesService, Topology, Workload } from '../../topology';
import { isUnknown } from '../../topology';
import { labelsOf, portNumber } from './containers';

/** What stands behind a host: the servers of a database, or the pods of something in front of one. */
export interface Address {
  /** The same for the same servers. */
  readonly id: string;
  readonly label: string;
  /** {@link Database.id} or {@link Workload.id}: whom a packet reaches. */
  readonly target: string;
  readonly database?: Database;
  readonly workload?: Workload;
  readonly reaches: 'writer' | 'readers' | 'all';
  /** Of the servers. */
  readonly port: number | undefined;
  readonly sources: readonly string[];
}

/** Endpoints of a managed cluster, as a token: `${<id>.ReadEndpoint.Address}`. */
const ENDPOINT = /^\$\{(.+?)\.(Read)?Endpoint\.Address\}$/;

/** Names that CloudNativePG gives its Services, by who is behind them. @see https://cloudnative-pg.io/documentation/1.30/service_management/ */
const ENDINGS: readonly (readonly [ending: string, reaches: Address['reaches']])[] = [
  ['-rw', 'writer'],
  ['-ro', 'readers'],
];

function managed({ databases }: Topology, host: string): Address | undefined {
  const [, id, read] = ENDPOINT.exec(host) ?? [];
  const database = databases.find((one) => one.id === id);
  if (database === undefined) return undefined;
  const reaches = read === undefined ? 'writer' : 'readers';
  const port = isUnknown(database.port) ? undefined : database.port;
  return {
    id: `${database.id} ${reaches}`,
    label: `${reaches === 'writer' ? 'writer' : 'reader'} endpoint${port === undefined ? '' : ` :${port}`}`,
    target: database.id,
    database,
    reaches,
    port,
    sources: [database.place.resource],
  };
}

function behind({ workloads }: Topology, { selector, cluster, namespace }: KubernetesService): Workload | undefined {
  return selector === undefined || selector.length === 0
    ? undefined
    : workloads.find(
        (one) => one.cluster === cluster && one.namespace === namespace && selects(selector, labelsOf(one)),
      );
}

/** What stands behind a Service of Kubernetes. */
export function serviceAddress(topology: Topology, service: KubernetesService): Address | undefined {
  const workload = behind(topology, service);
  if (workload === undefined) return undefined;
  const database = topology.databases.find((one) => one.workload === workload.id);
  const own = database === undefined || isUnknown(database.port) ? undefined : database.port;
  const named = service.ports.find(({ targetPort }) => own === undefined || portNumber(workload, targetPort) === own);
  const [, reaches = 'all'] =
    database?.engine === 'cloudnative-pg' ? (ENDINGS.find(([ending]) => service.name.endsWith(ending)) ?? []) : [];
  return {
    id: `${workload.id} ${reaches}`,
    label: `${service.name}${named === undefined ? '' : ` :${named.port}`}`,
    target: database?.id ?? workload.id,
    ...(database === undefined ? {} : { database }),
    workload,
    reaches,
    port: own ?? (named === undefined ? undefined : portNumber(workload, named.targetPort)),
    sources: [service.place.resource],
  };
}

/** The address that a host stands for; `undefined`: nothing of this output. */
export function addressOf(topology: Topology, host: string, namespace: string): Address | undefined {
  const [name, inNamespace = namespace] = host.replace(/\.svc(\.cluster\.local)?\.?$/, '').split('.');
  const service = topology.services.find((one) => one.name === name && one.namespace === inNamespace);
  return service === undefined ? managed(topology, host) : serviceAddress(topology, service);
}

/** What stands behind `namespace/name` of a Service. */
export function addressBehind(topology: Topology, service: string): Address | undefined {
  const found = topology.services.find(({ namespace, name }) => `${namespace}/${name}` === service);
  return found && serviceAddress(topology, found);
}
