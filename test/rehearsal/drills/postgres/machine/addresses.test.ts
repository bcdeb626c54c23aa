import { Addresses, ZONES } from '../../../../../rehearsal/drills/postgres/machine/addresses';

test('no two servers share an address, and each is of its zone', () => {
  const addresses = new Addresses('198.18');
  const all = [
    ...addresses.services,
    ...ZONES.flatMap((zone) => [...addresses.ofZone(zone), addresses.gateway(zone)]),
    addresses.gateway(0),
  ];
  expect(new Set(all).size).toBe(all.length);
  for (const zone of ZONES) {
    for (const address of addresses.ofZone(zone)) expect(address.startsWith(`198.18.${zone}.`)).toBe(true);
  }
});
