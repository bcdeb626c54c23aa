import { INTERNET, incoming, network, outgoing, pods, tcp, udp } from '../../lib/workloads/network-policy';
import { contains } from '../../lib/zones';

const PEERS = [network('192.0.2.0/24')];
const PORTS = [tcp(443), udp(53)];

test('a rule names its peers and its ports', () => {
  const peers = [{ ipBlock: { cidr: '192.0.2.0/24' } }];
  const ports = [
    { protocol: 'TCP', port: { value: 443 } },
    { protocol: 'UDP', port: { value: 53 } },
  ];
  expect(incoming(PEERS, PORTS)).toEqual([{ from: peers, ports }]);
  expect(outgoing(PEERS, PORTS)).toEqual([{ to: peers, ports }]);
});

test('no peers are nobody, not everybody', () => {
  expect(incoming([], PORTS)).toEqual([]);
  expect(outgoing([], PORTS)).toEqual([]);
});

test('no ports are no port, not every port', () => {
  expect(incoming(PEERS, [])).toEqual([]);
  expect(outgoing(PEERS, [])).toEqual([]);
});

test('the pods of a workload are those of its name in its namespace, not in every namespace', () => {
  expect(pods('services', 'orders')).toEqual({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'services' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
  });
});

test.each(['10.0.0.1', '172.31.255.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'])(
  'the internet leaves out %s',
  (address) => {
    const { cidr = '', except = [] } = INTERNET.ipBlock ?? {};
    expect(contains(cidr, `${address}/32`)).toBe(true);
    expect(except.some((range) => contains(range, `${address}/32`))).toBe(true);
  },
);

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '11.0.0.1'])('the internet has %s', (address) => {
  expect((INTERNET.ipBlock?.except ?? []).some((range) => contains(range, `${address}/32`))).toBe(false);
});
