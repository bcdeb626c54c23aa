import { network, RestrictedNamespace } from '../../lib/workloads';
import { inventory, oneOf, synthesize } from './manifests';

const nameServers = [network('192.0.2.53/32'), network('192.0.2.54/32')];

const MANIFESTS = synthesize((chart) => new RestrictedNamespace(chart, 'Namespace', { name: 'services', nameServers }));

test('is a namespace and two policies', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'Namespace/services',
    'NetworkPolicy/allow-name-resolution',
    'NetworkPolicy/default-deny',
  ]);
});

test('refuses, records and warns of every pod that is not restricted', () => {
  expect(oneOf(MANIFESTS, 'Namespace').metadata.labels).toEqual({
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/warn': 'restricted',
  });
});

test('lets nothing in and nothing out of any pod', () => {
  const policy = oneOf(MANIFESTS, 'NetworkPolicy', 'default-deny');
  expect(policy.metadata.namespace).toBe('services');
  expect(policy.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

test('lets every pod ask the name servers, over UDP and TCP, and lets nobody in for it', () => {
  const policy = oneOf(MANIFESTS, 'NetworkPolicy', 'allow-name-resolution');
  expect(policy.metadata.namespace).toBe('services');
  expect(policy.spec).toEqual({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ ipBlock: { cidr: '192.0.2.53/32' } }, { ipBlock: { cidr: '192.0.2.54/32' } }],
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
    ],
  });
});

test('without name servers lets nothing out', () => {
  const closed = synthesize((chart) => new RestrictedNamespace(chart, 'Namespace', { name: 'x', nameServers: [] }));
  expect(oneOf(closed, 'NetworkPolicy', 'allow-name-resolution').spec.egress ?? []).toEqual([]);
});
