import { DISK, INSTANCE, INSTANCE_GROUP_MANAGER } from '../../../lib/resilience/google-kinds';
import { banZonalInstance as rule } from '../../../lib/resilience/rules/ban-zonal-instance';
import type { Machine } from '../../../lib/topology';
import { aws, google, only, UNTOLD } from '../declared';
import { told } from '../told';

const instance = (name: string) => google(INSTANCE, name);
const machine = (name: string, zone: Machine['zone']): Machine => ({
  id: instance(name).id,
  name,
  zone,
  securityGroups: [],
  place: instance(name).place,
});
const judged = (...machines: readonly Machine[]) =>
  told(rule, only({ machines, resources: machines.map(({ name }) => instance(name)) }));

test('holds for machines of one purpose in several zones, and for what is regional', () => {
  expect(judged(machine('proxy-a', 'europe-west3-a'), machine('proxy-b', 'europe-west3-b'))).toEqual([
    'holds ComputeInstance acme/proxy-a: 2 machines by name, in europe-west3-a, europe-west3-b',
  ]);
  const location = { location: 'europe-west3' };
  expect(
    told(rule, only({ resources: [google(INSTANCE_GROUP_MANAGER, 'web', location), google(DISK, 'data', location)] })),
  ).toEqual([
    'holds ComputeInstanceGroupManager acme/web: location europe-west3',
    'holds ComputeDisk acme/data: location europe-west3',
  ]);
});

test('fails when a machine stands alone, and when a group or a disk is of one zone', () => {
  expect(judged(machine('bastion', 'europe-west3-a'))).toEqual([
    'broken ComputeInstance acme/bastion: 1 machine by name, in europe-west3-a',
  ]);
  const location = { location: 'europe-west3-a' };
  expect(
    told(rule, only({ resources: [google(INSTANCE_GROUP_MANAGER, 'web', location), google(DISK, 'data', location)] })),
  ).toEqual([
    'broken ComputeInstanceGroupManager acme/web: location europe-west3-a',
    'broken (warning) ComputeDisk acme/data: location europe-west3-a',
  ]);
});

test('takes different letters that are not those of the zones for different work', () => {
  expect(judged(machine('service-a', 'europe-west3-a'), machine('service-x', 'europe-west3-b'))).toEqual([
    'broken ComputeInstance acme/service-a: 1 machine by name, in europe-west3-a',
    'broken ComputeInstance acme/service-x: 1 machine by name, in europe-west3-b',
  ]);
});

test('is unknown when the zones of twins are', () => {
  expect(judged(machine('proxy-1', UNTOLD), machine('proxy-2', UNTOLD))).toEqual([
    'unknown ComputeInstance acme/proxy-1: 2 machines by name, in no zone known (a parameter of the stack)',
  ]);
});

test('looks at no machine of AWS', () => {
  const machines = [{ ...machine('bastion', 'eu-central-1a'), place: aws('AWS::EC2::Instance', 'Bastion').place }];
  expect(told(rule, only({ machines, resources: [aws('AWS::EC2::Instance', 'Bastion')] }))).toEqual([]);
});
