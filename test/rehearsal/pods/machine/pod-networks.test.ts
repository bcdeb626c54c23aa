import { inNetworkOf, localAddresses, type Process, podsAmong } from '../../../../rehearsal/pods/machine/pod-networks';

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

test('the addresses of a pod are those that the kernel answers for, not those of its routes, broadcasts and loopback', () => {
  expect(localAddresses(TABLE)).toEqual(['10.64.1.7']);
});

test('an address that both tables tell is there once', () => {
  expect(localAddresses(`${TABLE}${TABLE}`)).toEqual(['10.64.1.7']);
});

test('a process that has ended has no addresses', () => {
  expect(localAddresses('')).toEqual([]);
});

const pause = (pid: number, network: string): Process => ({ pid, network, command: '/pause' });
const program = (pid: number, network: string): Process => ({ pid, network, command: 'podinfo' });
const tableOf = (pid: number): string => `  |-- 10.0.0.${pid}\n     /32 host LOCAL\n`;

test('a pod is known by the address of its pause program, with the first of its own programs', () => {
  const processes = [program(9, 'a'), program(7, 'a'), pause(5, 'a'), pause(6, 'b'), program(8, 'c')];
  expect(podsAmong(processes, tableOf)).toEqual(
    new Map([
      ['10.0.0.5', { pause: 5, own: 7 }],
      ['10.0.0.6', { pause: 6 }],
    ]),
  );
});

test('a pod that has ended meanwhile has no address', () => {
  expect(podsAmong([pause(5, 'a'), program(7, 'a')], () => '')).toEqual(new Map());
});

test('a command enters the network of a process, and nothing else of it', () => {
  expect(inNetworkOf(7)).toEqual(['nsenter', '--target=7', '--net', '--']);
});
