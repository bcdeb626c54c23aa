import { regionOfGoogleZone, ZONE_COUNT } from '../../lib/zones';

test('three zones are spanned, so that two of them hold a majority', () => {
  expect(ZONE_COUNT).toBe(3);
});

test.each([
  ['europe-west3-a', 'europe-west3'],
  ['europe-west1-d', 'europe-west1'],
  ['northamerica-northeast2-c', 'northamerica-northeast2'],
])('%s lies in the region %s', (zone, region) => {
  expect(regionOfGoogleZone(zone)).toBe(region);
});

test.each(['europe-west3', 'europe-west3-', 'europe-west3-ab', 'eu-west-1a', 'europe-west3-A', ' europe-west3-a', ''])(
  '"%s" is no zone',
  (text) => {
    expect(regionOfGoogleZone(text)).toBeUndefined();
  },
);
