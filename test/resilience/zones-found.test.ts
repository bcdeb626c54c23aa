import fc from 'fast-check';
import { atLeast, covers, SubnetZones, union, zonesFound, zonesInWords } from '../../lib/resilience/zones-found';
import { reference, UNTOLD } from './declared';
import { privateSubnet } from './sample-network';
import { sampleTopology } from './sample-topology';

const zones = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));
const subnets = new SubnetZones(sampleTopology());
const idOf = (zone: string) => privateSubnet(zone, 0).id;

test('zones are counted once, whatever their order', () => {
  expect(zonesFound([['b'], ['a', 'b']])).toEqual({ zones: ['a', 'b'] });
});

test('enough known zones settle it, too few do not while one is unknown', () => {
  const found = zonesFound([['a'], UNTOLD, ['b']]);
  expect(found).toEqual({ zones: ['a', 'b'], more: UNTOLD.unknown });
  expect([atLeast(found, 2), atLeast(found, 3), atLeast({ zones: ['a'] }, 2)]).toEqual([true, UNTOLD, false]);
  expect([covers(found, ['b']), covers(found, ['c']), covers({ zones: ['a'] }, ['c'])]).toEqual([true, UNTOLD, false]);
});

test('what covers all zones of another has at least as many', () => {
  fc.assert(
    fc.property(zones, zones, (some, others) => {
      const [one, two] = [zonesFound([some]), zonesFound([others])];
      if (covers(one, two.zones) === true) expect(atLeast(one, two.zones.length)).toBe(true);
      expect(covers(union([one, two]), [...some, ...others])).toBe(true);
    }),
  );
});

test('subnets are looked up by what the template refers to', () => {
  const value = { Subnets: [reference(idOf('eu-central-1b')), 'subnet-0123'] };
  expect(subnets.at(value, 'Subnets')).toEqual({
    zones: ['eu-central-1b'],
    more: 'a subnet that the files do not declare',
  });
  expect(subnets.at(value, 'SubnetIds')).toBeUndefined();
  expect(subnets.at({ Subnets: UNTOLD }, 'Subnets')).toEqual({ zones: [], more: UNTOLD.unknown });
  expect(subnets.of([idOf('eu-central-1a'), 'elsewhere'])).toEqual({
    zones: ['eu-central-1a'],
    more: 'the subnet elsewhere is not in the files',
  });
});

test('zones are told as text', () => {
  expect(zonesInWords({ zones: ['a', 'b'] })).toBe('a, b');
  expect(zonesInWords({ zones: [] })).toBe('no zone');
  expect(zonesInWords({ zones: [], more: 'why' })).toBe('no zone known (why)');
  expect(zonesInWords({ zones: ['a'], more: 'why' })).toBe('a (why)');
});
