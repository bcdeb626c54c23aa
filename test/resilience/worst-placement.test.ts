import fc from 'fast-check';
import { worstPlacement } from '../../lib/resilience/worst-placement';
import { zonesOfWorkload } from '../../lib/resilience/zones-of-workload';
import { isUnknown, type NodeGroup, type PodTemplate } from '../../lib/topology';
import { nodeGroup, ZONES } from './sample-network';
import { named, pod, ZONE_KEY, zoneSpread } from './sample-pod';

const groups = (count: number, min = 1): readonly NodeGroup[] =>
  Array.from({ length: count }, (_, zone) => nodeGroup(`g${zone}`, [`z${zone}`], { perZone: { min, max: 3 } }));

function worst(replicas: number, template: PodTemplate, nodes: readonly NodeGroup[] = groups(3)) {
  const zones = zonesOfWorkload(template, nodes);
  if (isUnknown(zones)) throw new Error(zones.unknown);
  const { inOneZone, fewestInAZone, survivors } = worstPlacement(replicas, template, zones, nodes);
  return { inOneZone, fewestInAZone, survivors };
}

const apart = pod('a', {
  spread: [],
  antiAffinity: [{ topologyKey: ZONE_KEY, hard: true, selector: named('a'), matchLabelKeys: [] }],
});

describe('the worst placement', () => {
  it('leaves two of three replicas under a hard spread', () => {
    expect(worst(3, pod('a'))).toEqual({ inOneZone: 1, fewestInAZone: 1, survivors: 2 });
  });

  it('may have all replicas in one zone under a wish, or none', () => {
    const all = { inOneZone: 3, fewestInAZone: 0, survivors: 0 };
    expect(worst(3, pod('a', { spread: [zoneSpread('a', { hard: false })] }))).toEqual(all);
    expect(worst(3, pod('a', { spread: [] }))).toEqual(all);
    expect(worst(3, pod('a', { spread: [zoneSpread('other')] }))).toEqual(all);
    expect(worst(3, pod('a', { nodeName: 'node-1' }))).toEqual(all);
  });

  it('has one replica in each zone under a required anti-affinity, and the rest nowhere', () => {
    expect(worst(3, apart)).toEqual({ inOneZone: 1, fewestInAZone: 1, survivors: 2 });
    expect(worst(5, apart)).toEqual({ inOneZone: 1, fewestInAZone: 3, survivors: 2 });
  });

  it('counts only zones that have nodes at all times, unless the autoscaler must open others', () => {
    const [first, second, third] = groups(3, 0);
    const some = [nodeGroup('g0', ['z0']), second, third].flatMap((group) => group ?? []);
    const eager = pod('a', { spread: [zoneSpread('a', { minDomains: 1 })] });
    expect(first?.perZone).toEqual({ min: 0, max: 3 });
    expect(worst(4, eager, some)).toEqual({ inOneZone: 4, fewestInAZone: 0, survivors: 0 });
    expect(worst(4, pod('a'), some)).toEqual({ inOneZone: 2, fewestInAZone: 0, survivors: 2 });
  });

  it('is bound by the skew where a counted zone takes no pod of the workload', () => {
    const [x, y, z] = ZONES;
    const nodes = [nodeGroup('x', [x]), nodeGroup('y', [y]), nodeGroup('z', [z], { labels: { disk: 'fast' } })];
    const selecting = (honorAffinity: boolean) =>
      pod('a', { nodeSelector: { disk: 'fast' }, spread: [zoneSpread('a', { honorAffinity, minDomains: 1 })] });
    expect(worst(3, selecting(true), nodes).inOneZone).toBe(3);
    expect(worst(3, selecting(false), nodes).inOneZone).toBe(1);
  });

  const replicas = fc.integer({ min: 0, max: 12 });
  const zones = fc.integer({ min: 1, max: 5 });
  const spread = fc.record({ maxSkew: fc.integer({ min: 1, max: 4 }), minDomains: fc.integer({ min: 1, max: 5 }) });

  it('never leaves more replicas than there are, nor loses more than one zone holds', () => {
    fc.assert(
      fc.property(replicas, zones, spread, (count, number, changes) => {
        const found = worst(count, pod('a', { spread: [zoneSpread('a', changes)] }), groups(number));
        expect(found.survivors).toBeLessThanOrEqual(count);
        expect(found.survivors).toBeGreaterThanOrEqual(0);
        expect(found.survivors + found.inOneZone).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('is never worse with a zone more, once there are as many as it asks for', () => {
    fc.assert(
      fc.property(replicas, zones, spread, (count, number, changes) => {
        // below minDomains the skew alone bounds a zone, and a wide one bounds less from there on
        fc.pre(changes.minDomains <= number);
        const template = pod('a', { spread: [zoneSpread('a', changes)] });
        const [fewer, more] = [number, number + 1].map((each) => worst(count, template, groups(each)).survivors);
        expect(more).toBeGreaterThanOrEqual(fewer ?? Number.NaN);
      }),
      { numRuns: 1000 },
    );
  });
});
