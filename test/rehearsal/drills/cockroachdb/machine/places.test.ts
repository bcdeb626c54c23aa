import { addressIn, Places } from '../../../../../rehearsal/drills/cockroachdb/machine/places';

test.each([
  ['10.64.0.0/16', 266, '10.64.1.10'],
  ['10.16.0.0/13', 2, '10.16.0.2'],
  ['203.0.113.0/28', 1, '203.0.113.1'],
  ['198.51.100.7/32', 0, '198.51.100.7'],
])('%s, number %i, is %s', (network, offset, address) => {
  expect(addressIn(network, offset)).toBe(address);
});

test.each(['10.0.0.0/30', 'fd00::/64', ''])('fails when there is no such address: %s', (network) => {
  expect(() => addressIn(network, 4)).toThrow(/must/);
});

test('who has no load balancer is nowhere', () => {
  expect(new Places({ pods: '10.0.0.0/16' }).clients.map(({ name }) => name)).toEqual(['the pods', 'elsewhere']);
});

test('an office of one address comes from it', () => {
  const { clients } = new Places({ pods: '10.0.0.0/16', office: '198.51.100.7/32' });
  expect(clients.find(({ name }) => name === 'the office')?.address).toBe('198.51.100.7');
});
