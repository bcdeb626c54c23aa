import { type Container, isUnknown } from '../../topology';
import { judge } from '../judge';
import { pgpoolConfiguration } from '../pgpool-configuration';
import type { Rule } from '../rule';

/** Seconds within which a session must have ended; own choice: about as long as the failover of a lost writer takes. */
const MOST_SECONDS = 60;

/** The library of images/pgpool. Others that are loaded so set no user timeout, and sent data is repeated for 15 minutes. */
const LIBRARY = /(^|[/: ])session-timeouts\.so($|[: ])/;

/** Whether the container loads the library, and with which timeout. */
function timeouts({ environment }: Container) {
  const { LD_PRELOAD: library, PEER_TIMEOUT_SECONDS: seconds } = environment;
  return {
    ends: LIBRARY.test(library ?? '') && Number(seconds) > 0 && Number(seconds) <= MOST_SECONDS,
    seen: `LD_PRELOAD ${library ?? 'not set'}, PEER_TIMEOUT_SECONDS ${seconds ?? 'not set'}`,
  };
}

/** Sessions through Pgpool-II end when their server is lost without a word. */
export const requireEndedSessions: Rule = {
  id: 'HA-DB-012',
  name: 'require-ended-sessions',
  claim: `Pgpool-II ends a session at most ${MOST_SECONDS} seconds after its server, or its client, has fallen silent.`,
  why: 'Pgpool-II sets no timeout on the sockets of its servers: when a zone is lost, its sessions wait for ever, the timeouts of their clients see a Pgpool-II that is alive, and each keeps a process that nobody else gets.',
  remedy:
    'Run the image of images/pgpool, with LD_PRELOAD naming its session-timeouts.so and PEER_TIMEOUT_SECONDS 60 or less.',
  severity: 'error',
  source: 'https://man7.org/linux/man-pages/man7/tcp.7.html (TCP_USER_TIMEOUT, Linux 6.9)',
  *check(topology) {
    const resources = new Map(topology.resources.map((resource) => [resource.id, resource]));
    for (const workload of topology.workloads) {
      const { place, pod } = workload;
      if (pgpoolConfiguration(workload, resources) === undefined || isUnknown(pod)) continue;
      const seen = pod.containers.map(timeouts);
      yield judge(
        place,
        seen.some(({ ends }) => ends),
        {
          seen: seen.map((each) => each.seen).join('; '),
          expected: `LD_PRELOAD with session-timeouts.so, PEER_TIMEOUT_SECONDS from 1 to ${MOST_SECONDS}`,
        },
      );
    }
  },
};
