import { isUnknown, type Machine, referenceAt, type Topology } from '../../topology';
import { counted } from '../../zones';
import { type Address, addressOf } from './address';
import type { Card } from './plan';
import { reached } from './reached';
import type { OpenWay } from './way';

/** The address that a session document of Systems Manager forwards to. */
function forwarded(topology: Topology): { readonly address: Address; readonly document: string } | undefined {
  for (const { id, type, properties } of topology.resources) {
    const host = type === 'AWS::SSM::Document' ? referenceAt(properties, 'Content.properties.host') : undefined;
    const address = host && addressOf(topology, `\${${host.reference}.${host.attribute}}`, '');
    if (address) return { address, document: id };
  }
  return undefined;
}

/** Machines that are no nodes and no gateways: a person enters them. @param usual - where they lead, unless a session says so */
export function machineWays(topology: Topology, usual?: Address): readonly OpenWay[] {
  const routed = new Set(topology.subnets.flatMap(({ routes }) => routes.map(({ to }) => to)));
  const machines: readonly Machine[] = topology.machines.filter(({ id }) => !routed.has(id));
  const session = forwarded(topology);
  const to = session?.address ?? usual;
  const [first] = machines;
  if (first === undefined) return [];
  const zones = new Set(machines.flatMap(({ zone }) => (isUnknown(zone) ? [] : [zone])));
  const sources = [...machines.map(({ place }) => place.resource), ...(session ? [session.document] : [])];
  const text = [session ? 'Session Manager' : undefined, `${counted(zones.size, 'zone')}`];
  const card: Card = {
    id: 'machines',
    icon: topology.clouds.includes('aws') ? 'aws-machine' : 'machine',
    title: machines.length === 1 ? 'Bastion host' : `${machines.length} bastion hosts`,
    text: text.filter(Boolean).join(', '),
    tone: 'analyst',
    attachments: [],
    sources,
  };
  // a way is as good as the best of the machines
  const ways = to === undefined ? [] : machines.map(({ id }) => reached(topology, id, to.target, to.port));
  const best = ways.find(({ obstacle }) => obstacle === undefined) ?? ways[0];
  return [
    {
      id: 'way machines',
      label: 'Bastion hosts',
      hops: [card],
      sources,
      ends: to === undefined || best === undefined ? [] : [{ to, ...best }],
    },
  ];
}
