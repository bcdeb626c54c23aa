import { Addresses, PLACES } from '../../../../../rehearsal/drills/postgres/machine/addresses';

test('no two servers share an address, and each is of its place', () => {
  const addresses = new Addresses('198.18');
  const all = [
    ...addresses.services,
    addresses.drill,
    ...PLACES.flatMap((place) => [...addresses.of(place), addresses.gateway(place)]),
    addresses.gateway(0),
  ];
  expect(new Set(all).size).toBe(all.length);
  for (const place of PLACES) {
    for (const address of addresses.of(place)) expect(address.startsWith(`198.18.${place}.`)).toBe(true);
  }
});
