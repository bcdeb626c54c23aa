import { banSingleMachine as rule } from '../../../lib/resilience/rules/ban-single-machine';
import type { Machine } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { ZONES } from '../sample-network';
import { place } from '../sample-place';
import { told } from '../told';

const machine = (name: string, zone: Machine['zone'], changes: Partial<Machine> = {}): Machine => ({
  id: `acme/${name}`,
  name,
  zone,
  securityGroups: [],
  place: place(`acme/${name}`),
  ...changes,
});
const judged = (machines: readonly Machine[], properties = {}) =>
  told(rule, only({ machines, resources: machines.map(({ name }) => aws('AWS::EC2::Instance', name, properties)) }));
const ALL = 'eu-central-1a, eu-central-1b, eu-central-1c';

test('holds for a machine in each zone, told by their names', () => {
  expect(judged(ZONES.map((zone) => machine(`bastion-${zone}`, zone)))).toEqual([
    `holds acme/bastion-eu-central-1a: 3 machines by name, in ${ALL}`,
  ]);
  expect(judged(ZONES.map((zone, index) => machine(`BastionZone${index + 1}InstanceE58C4B7${index}`, zone)))).toEqual([
    `holds acme/BastionZone1InstanceE58C4B70: 3 machines by name, in ${ALL}`,
  ]);
});

test('holds for machines of one launch template or one group in several zones', () => {
  const machines = [machine('red', 'eu-central-1a'), machine('blue', 'eu-central-1b')];
  expect(judged(machines, { LaunchTemplate: { LaunchTemplateId: reference('acme/Template') } })).toEqual([
    'holds acme/red: 2 machines by launch template, in eu-central-1a, eu-central-1b',
  ]);
  expect(judged(machines.map((each) => ({ ...each, group: 'acme/Group' })))).toEqual([
    'holds acme/red: 2 machines by group, in eu-central-1a, eu-central-1b',
  ]);
});

test('fails when a machine stands alone, or all of one work are in one zone', () => {
  expect(judged([machine('bastion', 'eu-central-1a'), machine('vpn', 'eu-central-1b')])).toEqual([
    'broken acme/bastion [eu-central-1a]: 1 machine by name, in eu-central-1a',
    'broken acme/vpn [eu-central-1b]: 1 machine by name, in eu-central-1b',
  ]);
  expect(judged([machine('proxy-1', 'eu-central-1c'), machine('proxy-2', 'eu-central-1c')])).toEqual([
    'broken acme/proxy-1 [eu-central-1c]: 2 machines by name, in eu-central-1c',
  ]);
});

test('fails when an address is bound to one machine', () => {
  const resources = [
    aws('AWS::EC2::EIP', 'Bound', { InstanceId: reference('acme/vpn') }),
    aws('AWS::EC2::EIP', 'Free'),
  ];
  expect(told(rule, only({ resources }))).toEqual([
    'broken (warning) acme/Bound: an address bound to the one machine acme/vpn',
  ]);
});

test('is unknown when the zone of a twin is, but not for a machine alone', () => {
  expect(judged([machine('proxy-1', 'eu-central-1a'), machine('proxy-2', UNTOLD)])).toEqual([
    'unknown acme/proxy-1: 2 machines by name, in eu-central-1a (a parameter of the stack)',
  ]);
  expect(judged([machine('proxy', UNTOLD)])).toEqual([
    'broken acme/proxy: 1 machine by name, in no zone known (a parameter of the stack)',
  ]);
});

test('looks at no machine of Google Cloud', () => {
  expect(told(rule, only({ machines: [machine('bastion', 'europe-west3-a')] }))).toEqual([]);
});
