import { caClusterIssuer, certificate, selfSignedIssuer } from '../../lib/workloads/cert-manager';
import { oneOf, synthesize } from './manifests';

const MANIFESTS = synthesize((chart) => {
  certificate(chart, 'Certificate', 'web', 'services', {
    secretName: 'web-tls',
    issuerRef: { kind: 'ClusterIssuer', name: 'ca' },
    commonName: 'web',
    durationHours: 2160,
    renewBeforeHours: 720,
    usages: ['client auth'],
    rotationPolicy: 'Always',
  });
  selfSignedIssuer(chart, 'SelfSigned', 'beginning', 'services');
  caClusterIssuer(chart, 'Issuer', 'ca', 'ca-secret');
});

test('a Certificate says its times in hours and its issuer in full', () => {
  const { apiVersion, metadata, spec } = oneOf(MANIFESTS, 'Certificate');
  expect([apiVersion, metadata]).toEqual(['cert-manager.io/v1', { name: 'web', namespace: 'services' }]);
  expect(spec).toEqual({
    secretName: 'web-tls',
    commonName: 'web',
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'ca' },
    duration: '2160h0m0s',
    renewBefore: '720h0m0s',
    usages: ['client auth'],
    privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' },
  });
});

test('an Issuer signs with the own key of each certificate', () => {
  expect(oneOf(MANIFESTS, 'Issuer').spec).toEqual({ selfSigned: {} });
});

test('a ClusterIssuer belongs to no namespace and signs with the CA of its Secret', () => {
  const { metadata, spec } = oneOf(MANIFESTS, 'ClusterIssuer');
  expect(metadata).toEqual({ name: 'ca' });
  expect(spec).toEqual({ ca: { secretName: 'ca-secret' } });
});
