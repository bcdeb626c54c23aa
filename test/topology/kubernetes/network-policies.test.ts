import { OWN, object, type Sample, topologyOf } from '../sample';

const rules = (spec: Sample) =>
  topologyOf([object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { spec })]).accessRules.map(
    ({ id, direction, effect, peers, ports }) => ({ id, direction, effect, peers, ports }),
  );

const here = [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a'] }];
const web = [{ key: 'app', operator: 'In', values: ['web'] }];

test('a policy without rules lets nobody through, in both directions', () => {
  expect(rules({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })).toEqual([
    { id: 'NetworkPolicy a/p egress', direction: 'egress', effect: 'allow', peers: [], ports: [] },
    { id: 'NetworkPolicy a/p ingress', direction: 'ingress', effect: 'allow', peers: [], ports: [] },
  ]);
});

test('guards the pods of its own namespace that it selects', () => {
  const [rule] = topologyOf([
    object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { spec: { podSelector: { matchLabels: { app: 'web' } } } }),
  ]).accessRules;
  expect(rule?.subject).toEqual({ kind: 'pods', cluster: OWN, namespaces: here, pods: web });
});

test('names peers by network, by pods of its own namespace and by pods of others', () => {
  const from = [
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    { podSelector: { matchLabels: { app: 'web' } } },
    { namespaceSelector: { matchLabels: { team: 'x' } } },
    { namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } },
    {},
  ];
  expect(rules({ podSelector: {}, ingress: [{ from }] }).map(({ peers }) => peers)).toEqual([
    [
      { kind: 'cidr', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
      { kind: 'pods', cluster: OWN, namespaces: here, pods: web },
      { kind: 'pods', cluster: OWN, namespaces: [{ key: 'team', operator: 'In', values: ['x'] }], pods: [] },
      { kind: 'pods', cluster: OWN, namespaces: [], pods: web },
      { kind: 'unknown', why: 'the peer is neither an ipBlock nor a selector' },
    ],
  ]);
});

test('an entry without peers admits everyone, by all ports unless it names some', () => {
  const everyone = [
    { kind: 'cidr', cidr: '0.0.0.0/0', except: [] },
    { kind: 'cidr', cidr: '::/0', except: [] },
    { kind: 'pods', cluster: OWN, namespaces: [], pods: [] },
  ];
  const ports = [
    { port: 80 },
    { port: 'sql', protocol: 'TCP' },
    { port: 1000, endPort: 2000, protocol: 'UDP' },
    { protocol: 'SCTP' },
  ];
  expect(rules({ podSelector: {}, egress: [{}, { ports }] })).toEqual([
    { id: 'NetworkPolicy a/p egress 0', direction: 'egress', effect: 'allow', peers: everyone, ports: [] },
    {
      id: 'NetworkPolicy a/p egress 1',
      direction: 'egress',
      effect: 'allow',
      peers: everyone,
      ports: [
        { protocol: 'TCP', from: 80, to: 80 },
        { protocol: 'TCP', from: 'sql', to: 'sql' },
        { protocol: 'UDP', from: 1000, to: 2000 },
        { protocol: 'SCTP', from: 0, to: 65_535 },
      ],
    },
    // it does not list its directions, so it guards the incoming one too
    { id: 'NetworkPolicy a/p ingress', direction: 'ingress', effect: 'allow', peers: [], ports: [] },
  ]);
});
