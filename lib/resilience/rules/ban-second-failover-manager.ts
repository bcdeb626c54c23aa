import { isUnknown, type Topology, type Workload } from '../../topology';
import { judge } from '../judge';
import { type PgpoolBackend, pgpoolConf } from '../pgpool-conf';
import { PGPOOL_CONF as FILE, pgpoolConfiguration } from '../pgpool-configuration';
import type { Judgement, Rule } from '../rule';

/** The Services that CloudNativePG makes of a cluster, as `namespace/name`, and whether the writer is behind it. */
function services(topology: Topology): ReadonlyMap<string, 'writer' | 'readers'> {
  const clusters = new Set(
    topology.databases.flatMap(({ engine, workload }) => (engine === 'cloudnative-pg' ? (workload ?? []) : [])),
  );
  const pods = topology.workloads.filter(({ id }) => clusters.has(id));
  return new Map(
    pods.flatMap(({ namespace, name }) => [
      [`${namespace}/${name}-rw`, 'writer'] as const,
      [`${namespace}/${name}-ro`, 'readers'] as const,
      [`${namespace}/${name}-r`, 'readers'] as const,
    ]),
  );
}

/** `<service>`, or `<service>.<namespace>` with or without the cluster's domain, as `namespace/name`. */
function serviceOf(host: string, namespace: string): string {
  const [name = '', inNamespace = namespace] = host.split('.');
  return `${inNamespace}/${name}`;
}

function judgeBackend(
  { place, namespace }: Workload,
  { number, host, flags }: PgpoolBackend,
  known: ReadonlyMap<string, 'writer' | 'readers'>,
): Judgement {
  const behind = known.get(serviceOf(host, namespace));
  const wanted = behind === 'writer' ? ['ALWAYS_PRIMARY', 'DISALLOW_TO_FAILOVER'] : ['DISALLOW_TO_FAILOVER'];
  return judge(place, behind !== undefined && wanted.every((flag) => flags.includes(flag)), {
    part: `backend ${number}`,
    seen: `${host}: ${behind ?? 'no Service of a CloudNativePG cluster'}, flags ${flags.join('|')}`,
    expected: `a Service -rw or -ro of a cluster in the files, flags ${wanted.join('|')}`,
  });
}

/** Pgpool-II does not decide on failovers beside CloudNativePG. */
export const banSecondFailoverManager: Rule = {
  id: 'HA-DB-004',
  name: 'ban-second-failover-manager',
  claim: 'Pgpool-II in front of CloudNativePG sends to Services of the cluster and never fails over by itself.',
  why: 'Pgpool-II leaves a server for good after one error and knows nothing of what the operator promotes: two that decide are two writers, or none.',
  remedy:
    'Make backends of the Services -rw (ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER) and -ro (DISALLOW_TO_FAILOVER), and set failover_on_backend_error off.',
  severity: 'error',
  source: 'https://www.pgpool.net/docs/latest/en/html/runtime-config-backend-settings.html (4.6)',
  *check(topology) {
    const resources = new Map(topology.resources.map((resource) => [resource.id, resource]));
    const known = services(topology);
    for (const workload of topology.workloads) {
      const text = pgpoolConfiguration(workload, resources);
      if (text === undefined) continue;
      if (isUnknown(text)) {
        yield judge(workload.place, text, { seen: text.unknown, expected: `a readable ${FILE}` });
        continue;
      }
      const { backends, failsOverOnError } = pgpoolConf(text);
      for (const backend of backends) yield judgeBackend(workload, backend, known);
      yield judge(workload.place, backends.length > 0 && !failsOverOnError, {
        seen: `${backends.length} backends, failover_on_backend_error ${failsOverOnError ? 'on' : 'off'}`,
        expected: 'a backend or more, failover_on_backend_error off',
      });
    }
  },
};
