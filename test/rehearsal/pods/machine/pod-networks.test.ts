import { inNetworkOf, localAddresses } from '../../../../rehearsal/pods/machine/pod-networks';

// as the kernel prints the network of a pod with a link to its node
const TABLE = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 10.64.1.0/24 2 0 2
        |-- 10.64.1.0
           /24 universe UNICAST
        |-- 10.64.1.1
           /32 link UNICAST
Local:
  +-- 0.0.0.0/0 3 0 5
     +-- 10.64.1.0/24 2 0 2
        |-- 10.64.1.7
           /32 host LOCAL
        |-- 10.64.1.255
           /32 link BROADCAST
     +-- 127.0.0.0/8 2 0 2
        +-- 127.0.0.0/31 1 0 0
           |-- 127.0.0.0
              /8 host LOCAL
           |-- 127.0.0.1
              /32 host LOCAL
        |-- 127.255.255.255
           /32 link BROADCAST
`;

test('the addresses of a pod are those that the kernel answers for, not those of its routes and not broadcasts', () => {
  expect(localAddresses(TABLE)).toEqual(['10.64.1.7', '127.0.0.1']);
});

test('an address that both tables tell is there once', () => {
  expect(localAddresses(`${TABLE}${TABLE}`)).toEqual(['10.64.1.7', '127.0.0.1']);
});

test('a process that has ended has no addresses', () => {
  expect(localAddresses('')).toEqual([]);
});

test('a command enters the network of a process, and nothing else of it', () => {
  expect(inNetworkOf(7)).toEqual(['nsenter', '--target=7', '--net', '--']);
});
