import {
  DatabaseCertificateAuthority,
  Pgpool,
  PostgresCluster,
  PostgresTrust,
  postgresCertificates,
  postgresTrust,
} from '../../../lib/workloads';
import { type Admission, holds } from '../admission';
import { PGPOOL, POSTGRES } from '../examples';
import { allOf, oneOf, synthesize } from '../manifests';

const ALLOWED = postgresCertificates({ cluster: POSTGRES, pgpool: PGPOOL, clientNamespaces: ['services', 'analyst'] });

const MANIFESTS = synthesize((chart) => {
  const { issuer } = new DatabaseCertificateAuthority(chart, 'Authority', {
    name: 'database-ca',
    certManagerNamespace: 'cert-manager',
    allowed: ALLOWED,
  });
  new PostgresCluster(chart, 'Postgres', { ...POSTGRES, issuer });
  new Pgpool(chart, 'Pgpool', { ...PGPOOL, issuer });
  for (const namespace of ['postgres', 'services', 'analyst']) {
    new PostgresTrust(chart, namespace, { cluster: POSTGRES, issuer, namespace });
  }
});

test('a namespace finds the CA in a Secret of its own', () => {
  const trust = allOf(MANIFESTS, 'Certificate').filter(
    ({ metadata }) => metadata.name === postgresTrust(POSTGRES).name,
  );
  expect(trust.map(({ metadata, spec }) => [metadata.namespace, spec.secretName])).toEqual([
    ['postgres', 'pg-trust'],
    ['services', 'pg-trust'],
    ['analyst', 'pg-trust'],
  ]);
});

test('what comes with it poses as no server: it is for clients, and has no host name', () => {
  for (const { spec } of allOf(MANIFESTS, 'Certificate').filter(({ spec }) => spec.commonName === 'pg-trust')) {
    expect(spec.usages).toEqual(['digital signature', 'client auth']);
    expect([spec.dnsNames, spec.ipAddresses]).toEqual([undefined, undefined]);
  }
});

test('the CA signs two servers, and for each namespace what it trusts by', () => {
  expect(oneOf(MANIFESTS, 'ConfigMap', 'database-ca-allowed').data).toEqual({
    'postgres.pg': 'server',
    'postgres.pgpool': 'server',
    'postgres.pg-trust': 'client',
    'services.pg-trust': 'client',
    'analyst.pg-trust': 'client',
  });
});

test('the CA admits every certificate that is asked for', () => {
  const { spec } = oneOf(MANIFESTS, 'ValidatingAdmissionPolicy', 'database-ca-certificates');
  const { data } = oneOf(MANIFESTS, 'ConfigMap', 'database-ca-allowed');
  const ours = allOf(MANIFESTS, 'Certificate').filter((one) => one.spec.commonName !== 'database-ca');
  expect(ours).toHaveLength(5);
  for (const object of ours) {
    const admission = { object, request: {}, params: { data } } as unknown as Admission;
    expect(spec.matchConditions.every(({ expression }) => holds(expression, admission))).toBe(true);
    expect(spec.validations.filter(({ expression }) => !holds(expression, admission))).toEqual([]);
  }
});
