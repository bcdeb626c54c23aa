import { type AllowedCertificate, DatabaseCertificateAuthority } from '../../lib/workloads';
import { type Admission, holds } from './admission';
import { inventory, type Manifest, oneOf, synthesize } from './manifests';

const ALLOWED: readonly AllowedCertificate[] = [
  { namespace: 'cockroachdb', commonName: 'node', server: true },
  { namespace: 'cockroachdb', commonName: 'root' },
  { namespace: 'services', commonName: 'orders' },
];

const authority = (allowed = ALLOWED): Manifest[] =>
  synthesize(
    (chart) =>
      new DatabaseCertificateAuthority(chart, 'Authority', {
        name: 'database-ca',
        certManagerNamespace: 'cert-manager',
        allowed,
      }),
  );

const MANIFESTS = authority();
const { data } = oneOf(MANIFESTS, 'ConfigMap');

test('is a CA, its issuer, a list and two policies that are in force', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'Certificate/database-ca',
    'ClusterIssuer/database-ca',
    'ConfigMap/database-ca-allowed',
    'Issuer/database-ca-self-signed',
    'ValidatingAdmissionPolicy/database-ca-certificates',
    'ValidatingAdmissionPolicy/database-ca-requests',
    'ValidatingAdmissionPolicyBinding/database-ca-certificates',
    'ValidatingAdmissionPolicyBinding/database-ca-requests',
  ]);
});

describe('the CA', () => {
  const { metadata, spec } = oneOf(MANIFESTS, 'Certificate');

  test("lies in cert-manager's namespace, signed with its own key", () => {
    expect(metadata).toEqual({ name: 'database-ca', namespace: 'cert-manager' });
    expect(spec).toMatchObject({
      isCA: true,
      secretName: 'database-ca',
      usages: ['cert sign', 'digital signature'],
      issuerRef: { kind: 'Issuer', name: 'database-ca-self-signed' },
    });
    expect(oneOf(MANIFESTS, 'ClusterIssuer').spec).toEqual({ ca: { secretName: 'database-ca' } });
  });

  test('keeps its key for ever, so that what it signed stays valid when it is renewed', () => {
    expect(spec.privateKey).toMatchObject({ rotationPolicy: 'Never' });
    expect([spec.duration, spec.renewBefore]).toEqual(['87600h0m0s', '8760h0m0s']);
  });
});

test('the list has one key for each certificate, and says which of them are of servers', () => {
  expect(data).toEqual({ 'cockroachdb.node': 'server', 'cockroachdb.root': 'client', 'services.orders': 'client' });
});

describe.each(['certificates', 'requests'])('the policy on %s', (subject) => {
  const resource = subject === 'requests' ? 'certificaterequests' : subject;
  const { spec } = oneOf(MANIFESTS, 'ValidatingAdmissionPolicy', `database-ca-${subject}`);

  test('looks at everything that is made or changed, and denies what it cannot judge', () => {
    expect(spec).toMatchObject({
      failurePolicy: 'Fail',
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['cert-manager.io'],
            apiVersions: ['*'],
            resources: [resource],
            operations: ['CREATE', 'UPDATE'],
          },
        ],
      },
    });
  });

  test('is in force everywhere, and denies when its list is missing', () => {
    expect(oneOf(MANIFESTS, 'ValidatingAdmissionPolicyBinding', `database-ca-${subject}`).spec).toEqual({
      policyName: `database-ca-${subject}`,
      paramRef: { name: 'database-ca-allowed', namespace: 'cert-manager', parameterNotFoundAction: 'Deny' },
      validationActions: ['Deny', 'Audit'],
    });
  });

  test('says why it refuses', () => {
    for (const { message, reason } of spec.validations) {
      expect([message.length > 20, reason]).toEqual([true, 'Forbidden']);
    }
  });
});

/** What becomes of the object: untouched by the policy, admitted, or refused with these messages. */
function verdict(policy: string, admission: Admission, manifests = MANIFESTS): 'untouched' | 'admitted' | string[] {
  const { spec } = oneOf(manifests, 'ValidatingAdmissionPolicy', policy);
  if (!spec.matchConditions.every(({ expression }) => holds(expression, admission))) return 'untouched';
  const broken = spec.validations.filter(({ expression }) => !holds(expression, admission));
  return broken.length === 0 ? 'admitted' : broken.map(({ message }) => message);
}

const ISSUER = { name: 'database-ca', kind: 'ClusterIssuer', group: 'cert-manager.io' };

describe('a Certificate', () => {
  const NOT_LISTED = 'this namespace may not have a database certificate for this common name';
  const SIGNS = 'a database certificate may not sign others';
  const SUBJECT = 'a database certificate is named by commonName, not by literalSubject';
  const NAMES = 'a client certificate of the database carries no name but its common name';

  const PURPOSE = 'a client certificate of the database is for client auth, never for server auth';
  const usages = ['digital signature', 'client auth'];

  const judge = (namespace: string, spec: Record<string, unknown>, params: Record<string, unknown> = { data }) =>
    verdict('database-ca-certificates', {
      object: { metadata: { namespace }, spec: { issuerRef: ISSUER, usages, ...spec } },
      request: { operation: 'CREATE', userInfo: { username: 'somebody' } },
      params,
    });

  const server = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], usages: ['server auth', 'client auth'] };

  test.each<[string, string, Record<string, unknown>]>([
    ['the members, with names and addresses', 'cockroachdb', { commonName: 'node', ...server }],
    ['root', 'cockroachdb', { commonName: 'root' }],
    ['a service', 'services', { commonName: 'orders', isCA: false }],
  ])('is admitted for %s', (_, namespace, spec) => {
    expect(judge(namespace, spec)).toBe('admitted');
  });

  test.each<[string, string, Record<string, unknown>, string[]]>([
    ['root in another namespace', 'services', { commonName: 'root' }, [NOT_LISTED]],
    ['a service in another namespace', 'cockroachdb', { commonName: 'orders' }, [NOT_LISTED]],
    ['nobody', 'services', {}, [NOT_LISTED]],
    ['a CA', 'services', { commonName: 'orders', isCA: true }, [SIGNS]],
    ['a literal subject', 'services', { commonName: 'orders', literalSubject: 'CN=root' }, [SUBJECT]],
    ['a service that is also root by DNS name', 'services', { commonName: 'orders', dnsNames: ['root'] }, [NAMES]],
    ['a client with an address', 'services', { commonName: 'orders', ipAddresses: ['10.0.0.1'] }, [NAMES]],
    ['a client with a URI', 'services', { commonName: 'orders', uris: ['spiffe://root'] }, [NAMES]],
    ['a client with an e-mail address', 'services', { commonName: 'orders', emailAddresses: ['root@x'] }, [NAMES]],
    ['a client with another name', 'services', { commonName: 'orders', otherNames: [{}] }, [NAMES]],
    ['a client that is also a server', 'services', { commonName: 'orders', usages: server.usages }, [PURPOSE]],
    ['a client that is anything', 'services', { commonName: 'orders', usages: ['client auth', 'any'] }, [PURPOSE]],
    ['a client of no purpose', 'services', { commonName: 'orders', usages: ['digital signature'] }, [PURPOSE]],
    ['a stranger with names', 'services', { commonName: 'root', dnsNames: ['root'] }, [NOT_LISTED, NAMES]],
  ])('is refused for %s', (_, namespace, spec, messages) => {
    expect(judge(namespace, spec)).toEqual(messages);
  });

  test('is refused for everybody while the list is empty', () => {
    expect(judge('services', { commonName: 'orders' }, {})).toContain(NOT_LISTED);
  });

  test.each([
    ['another issuer', { ...ISSUER, name: 'letsencrypt' }],
    ['an Issuer of the same name', { ...ISSUER, kind: 'Issuer' }],
    ['an Issuer by default', { name: 'database-ca' }],
  ])('of %s is none of our business', (_, issuerRef) => {
    expect(judge('services', { commonName: 'anything', issuerRef })).toBe('untouched');
  });
});

describe('a CertificateRequest', () => {
  const spec = { issuerRef: ISSUER, request: 'bytes' };
  const CERT_MANAGER = 'system:serviceaccount:cert-manager:cert-manager';

  const judge = (username: string, operation: string, oldSpec: Record<string, unknown> = spec) =>
    verdict('database-ca-requests', {
      object: { metadata: { namespace: 'services' }, spec },
      oldObject: { spec: oldSpec },
      request: { operation, userInfo: { username } },
      params: { data },
    });

  test('is made by cert-manager', () => {
    expect(judge(CERT_MANAGER, 'CREATE')).toBe('admitted');
  });

  test.each(['alice', 'system:serviceaccount:services:cert-manager', 'system:serviceaccount:cert-manager:default'])(
    'is not made by %s',
    (username) => {
      expect(judge(username, 'CREATE')).toEqual([
        'ask for a Certificate: requests for database certificates are made by cert-manager alone',
      ]);
    },
  );

  test('may be annotated by others, but asks for nothing else then', () => {
    expect(judge('alice', 'UPDATE')).toBe('admitted');
    expect(judge('alice', 'UPDATE', { ...spec, request: 'other bytes' })).toHaveLength(1);
  });
});

test('the issuer that it publishes is the one that the policies guard', () => {
  const made: DatabaseCertificateAuthority[] = [];
  const manifests = synthesize((chart) =>
    made.push(
      new DatabaseCertificateAuthority(chart, 'Authority', {
        name: 'own-ca',
        certManagerNamespace: 'pki',
        allowed: [],
      }),
    ),
  );
  const object = { metadata: { namespace: 'services' }, spec: { issuerRef: made[0]?.issuer } };
  const request = { operation: 'CREATE', userInfo: { username: 'alice' } };
  expect(made[0]?.issuer).toEqual({ kind: 'ClusterIssuer', name: 'own-ca' });
  for (const subject of ['own-ca-certificates', 'own-ca-requests']) {
    expect(verdict(subject, { object, request, params: { data: {} } }, manifests)).not.toBe('untouched');
  }
});
