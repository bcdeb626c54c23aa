import { X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../../rehearsal/cluster/certificate-authority';

const ca = new CertificateAuthority(mkdtempSync(join(tmpdir(), 'trizone-ca-')), 'database');

test('a certificate has the name, the hosts and addresses, and the usages that it was asked for', () => {
  const { certificate } = ca.issue('node', ['localhost', '*.cockroachdb'], {
    ipAddresses: ['127.0.0.1'],
    usages: ['digital signature', 'server auth', 'client auth'],
  });
  const read = new X509Certificate(certificate);
  expect(read.subject).toBe('CN=node');
  expect(read.subjectAltName).toBe('DNS:localhost, DNS:*.cockroachdb, IP Address:127.0.0.1');
  // server and client authentication
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  expect(read.checkIssued(new X509Certificate(ca.certificate))).toBe(true);
});

test('a client has no names but its own, and no usage but that of a client', () => {
  const read = new X509Certificate(ca.issue('analyst', [], { usages: ['client auth'] }).certificate);
  expect([read.subject, read.subjectAltName, read.keyUsage]).toEqual(['CN=analyst', undefined, ['1.3.6.1.5.5.7.3.2']]);
});
