import { requireZoneSpreadPostgres as rule } from '../../../lib/resilience/rules/require-zone-spread-postgres';
import { UNTOLD } from '../declared';
import { HOST_KEY, named, zoneSpread } from '../sample-pod';
import { instances, POSTGRES, postgres } from '../sample-postgres';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const judged = (...args: Parameters<typeof instances>) => told(rule, postgres({}, instances(...args)));

test('holds for three instances that no two may be in a zone', () => {
  expect(judged(3)).toEqual([`holds ${POSTGRES}: instances 3, kept in different zones true`]);
});

test('holds for a hard spread over the zones', () => {
  expect(judged(3, { antiAffinity: [], spread: [zoneSpread('orders', { matchLabelKeys: [] })] })).toEqual([
    `holds ${POSTGRES}: instances 3, kept in different zones true`,
  ]);
});

test('fails when there are two instances', () => {
  expect(judged(2)).toEqual([`broken ${POSTGRES}: instances 2, kept in different zones true`]);
});

test('fails when different nodes are merely preferred, as they are by default', () => {
  const antiAffinity = [{ topologyKey: HOST_KEY, hard: false, selector: named('orders'), matchLabelKeys: [] }];
  expect(judged(3, { antiAffinity })).toEqual([`broken ${POSTGRES}: instances 3, kept in different zones false`]);
});

test('is unknown without the pods', () => {
  const untold = postgres({}, { ...instances(3), pod: UNTOLD });
  expect(told(rule, untold)).toEqual([
    `unknown ${POSTGRES}: instances 3, kept in different zones unknown: a parameter of the stack`,
  ]);
  expect(told(rule, { ...postgres(), workloads: [] })).toEqual([
    `unknown ${POSTGRES}: instances 3, kept in different zones unknown: the pods of the database are not in the files`,
  ]);
});

test('looks at no other database', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
