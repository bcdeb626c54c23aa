import { verdictsOf } from '../../../rehearsal/outage/verdicts';
import { sampleTopology } from '../../resilience/sample-topology';

const [zone = ''] = sampleTopology().zones.map(({ name }) => name);

const lost = (variant: 'black' | 'brown', zoneNodes: number, mode: 'static' | 'elastic' = 'static') =>
  ({ zone, variant, event: null, zoneNodes, capacity: { mode, addedNodes: 0 } }) as const;

test('tells of every workload that the rules know, for the zones and variants that were rehearsed alone', () => {
  const told = verdictsOf([sampleTopology()], [lost('black', 2)]);
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map((one) => `${one.zone} ${one.variant}`))).toEqual(new Set([`${zone} black`]));
});

test('leaves out whether a brown zone recovers, and what happens during a second event', () => {
  const brown = verdictsOf([sampleTopology()], [lost('brown', 4)]);
  expect(brown.filter(({ recovers }) => recovers !== undefined)).toEqual([]);
  expect(verdictsOf([sampleTopology()], [{ ...lost('black', 2), event: 'drain' }])).toEqual([]);
});

test('tells of a recovery that needs new nodes only where nodes could be added', () => {
  const told = (perZone: { min: number; max: number }, mode: 'static' | 'elastic') => {
    const { nodeGroups, ...topology } = sampleTopology();
    const resized = nodeGroups.map((group) => ({ ...group, perZone }));
    const verdicts = verdictsOf([{ ...topology, nodeGroups: resized }], [lost('black', 1, mode)]);
    return verdicts.flatMap(({ subject, recovers }) => (recovers === undefined ? [] : [`${subject} ${recovers}`]));
  };
  const services = (mode: 'static' | 'elastic', min: number) =>
    told({ min, max: 9 }, mode).filter((verdict) => verdict.startsWith('Deployment '));
  const both = ['Deployment services/service-a true', 'Deployment operators/operator true'];
  expect(services('static', 0)).toEqual([]);
  expect(services('elastic', 0)).toEqual(both);
  expect(services('static', 9)).toEqual(both);
});
