import { type Database, isUnknown, type Topology } from '../../topology';
import { counted } from '../../zones';
import { type Content, html } from '../html';
import { bounds, total } from '../numbers';
import type { ReportedScenario } from '../report-input';
import { engineName } from '../scenario-title';
import { servedWorkloads } from './served-workloads';

function clusters({ clusters: all }: Topology): readonly Content[] {
  return all.map(({ name, platform, version, controlPlaneZones }) => {
    const zones = isUnknown(controlPlaneZones)
      ? 'zones of the control plane unknown'
      : `control plane in ${counted(controlPlaneZones.length, 'zone')}`;
    return html`${platform.toUpperCase()} ${isUnknown(version) ? '' : version} <code>${name}</code>, ${zones}`;
  });
}

function nodes({ nodeGroups }: Topology): readonly Content[] {
  const types = new Set(nodeGroups.map(({ instanceType }) => (isUnknown(instanceType) ? '?' : instanceType)));
  return [...types].map((type) => {
    const own = nodeGroups.filter(({ instanceType }) => (isUnknown(instanceType) ? '?' : instanceType) === type);
    const zones = new Set(own.flatMap((group) => (isUnknown(group.zones) ? [] : group.zones)));
    const count = bounds(total(own.map(({ min }) => min)), total(own.map(({ max }) => max)));
    return `${count} nodes ${type} in ${counted(zones.size, 'zone')}`;
  });
}

function replication({ consistency, synchronous, members }: Database): string {
  if (consistency === 'majority') return `a majority of ${members.length} confirms each write`;
  if (consistency === 'shared-storage') return 'storage shared by all members, kept in several zones by the cloud';
  if (!synchronous) return 'readers follow the writer';
  const number = isUnknown(synchronous.number) ? 'some' : synchronous.number;
  const readers = members.filter(({ role }) => role === 'reader').length;
  const rule = synchronous.durability === 'required' ? 'before a write is acknowledged' : 'where they can be reached';
  return `${number} of ${readers} readers confirm ${rule}`;
}

function databases({ databases: all }: Topology): readonly Content[] {
  return all.map((database) => {
    const { engine, members, capacity, backups } = database;
    const writers = members.filter(({ role }) => role === 'writer').length;
    const readers = members.filter(({ role }) => role === 'reader').length;
    const who =
      writers > 0
        ? `${counted(writers, 'writer')} and ${counted(readers, 'reader')}`
        : counted(members.length, 'equal member');
    const units = capacity ? `, ${bounds(capacity.min, capacity.max)} capacity units each` : '';
    const saved = backups.length > 0 ? 'backed up' : 'no backup found';
    return `${engineName(engine)}: ${who}${units}; ${replication(database)}; ${saved}`;
  });
}

const services = (topology: Topology): readonly Content[] =>
  servedWorkloads(topology).map(
    ({ name, replicas }) => html`<code>${name}</code>: ${bounds(replicas.min, replicas.max)} replicas`,
  );

/** What is there once the output is deployed, in a few lines. */
export function whatYouGet({
  assessment: { topology },
}: ReportedScenario): Readonly<Record<string, readonly Content[]>> {
  return {
    Cluster: [...clusters(topology), ...nodes(topology)],
    Services: services(topology),
    Database: databases(topology),
  };
}
