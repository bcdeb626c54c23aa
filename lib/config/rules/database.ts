import { machineAllocatable } from '../../machines';
import { bytes, fits, millicores } from '../../zones';
import { cockroachDbMember } from '../capacity';
import type { ConfigRule } from './rule';
import { describeNode } from './services';

/** CockroachDB's floor for tests. @see CockroachDB v26.2, production checklist */
const FLOOR = { cpu: '2', memory: '8Gi', memoryPerCpu: '4Gi', storage: '10Gi' };

/**
 * The largest disk of both clouds.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (gp3: 64 TiB),
 * https://cloud.google.com/compute/docs/disks/persistent-disks (64 TiB), November 2026
 */
export const LARGEST_VOLUME = '64Ti';

/** A node has the memory and CPU that CockroachDB needs, and the machine has them too. */
export const databaseSize: ConfigRule = function* ({ config, valid }) {
  const path = ['database', 'cockroachdb'];
  if (!valid(...path)) return;
  const { cpu, memory, storage } = config.database.cockroachdb;
  const node = { millicores: millicores(cpu), bytes: bytes(memory) };
  if (node.millicores < millicores(FLOOR.cpu)) {
    yield { path: [...path, 'cpu'], allowed: `at least ${FLOOR.cpu}`, remedy: 'raise it: 4 or more in production' };
  }
  const floor = Math.max(bytes(FLOOR.memory), (node.millicores / 1000) * bytes(FLOOR.memoryPerCpu));
  if (node.bytes < floor) {
    yield {
      path: [...path, 'memory'],
      allowed: `at least ${FLOOR.memory}, and ${FLOOR.memoryPerCpu} for each CPU: ${Math.ceil(floor / bytes('1Gi'))}Gi for ${cpu} CPUs`,
      remedy: 'raise memory, or lower cpu',
    };
  }
  if (bytes(storage) < bytes(FLOOR.storage)) {
    yield {
      path: [...path, 'storage'],
      allowed: `at least ${FLOOR.storage}`,
      remedy: 'raise it: a larger disk is also a faster one',
    };
  }
  if (bytes(storage) > bytes(LARGEST_VOLUME)) {
    yield { path: [...path, 'storage'], allowed: `at most ${LARGEST_VOLUME}`, remedy: 'lower it: no disk is larger' };
  }
  if (!config.google || !valid('google', 'nodePools', 'database')) return;
  const { machineType } = config.google.nodePools.database;
  if (!fits(cockroachDbMember({ cpu, memory }), machineAllocatable(machineType))) {
    yield {
      path: ['google', 'nodePools', 'database', 'machineType'],
      allowed: `a machine with room for a database node of ${cpu} CPU and ${memory}; this one offers ${describeNode(machineAllocatable(machineType))}`,
      remedy: 'choose a larger machine type, or lower database.cockroachdb.cpu and memory',
    };
  }
};

const LONGEST_BUCKET_NAME = 63;

/** Names that are put together from others stay within their limits. */
export const derivedNames: ConfigRule = function* ({ config, valid }) {
  if (!config?.google || !valid('name') || !valid('google', 'projectId')) return;
  const name = backupBucket(config.google.projectId, config.name);
  if (name.length > LONGEST_BUCKET_NAME) {
    yield {
      path: ['name'],
      allowed: `at most ${config.name.length - (name.length - LONGEST_BUCKET_NAME)} characters: the bucket ${name} may have ${LONGEST_BUCKET_NAME}`,
      remedy: 'shorten the name',
    };
  }
};

/** The bucket of the backups; bucket names are shared by all of Google Cloud, so it begins with the project. */
export function backupBucket(projectId: string, platform: string): string {
  return `${projectId}-${platform}-cockroachdb-backup`;
}
