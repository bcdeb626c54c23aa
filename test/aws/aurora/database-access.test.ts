import { Template } from 'aws-cdk-lib/assertions';
import { DatabaseAccess } from '../../../lib/aws/aurora/database-access';
import { databaseAuthorities } from '../../../lib/aws/aurora/database-authorities';
import type { AwsConfig } from '../../../lib/config';
import { defaultAwsScenario } from '../../scenarios';
import { type Applied, appliedBy, manifestResources, objectsOf } from '../applied';
import { platformStandIn } from '../platform-stand-in';

type Change = (config: AwsConfig) => void;

function access(change?: Change): Template {
  const scenario = defaultAwsScenario(change);
  const { platform } = platformStandIn(scenario);
  new DatabaseAccess(platform.stack, 'Access', { scenario, platform });
  return Template.fromStack(platform.stack);
}

const withPassword: Change = (config) => {
  const [, second] = config.services;
  Object.assign(second ?? {}, { databaseAuthentication: 'password' });
};

const DEFAULT = access();
const OBJECTS = appliedBy(DEFAULT);
const of = (kind: string, objects = OBJECTS): Applied[] => objects.filter((object) => object.kind === kind);
const where = ({ metadata: { namespace = '', name } }: Applied): string => `${namespace}/${name}`;

test('every custom resource that applies manifests waits for the barrier', () => {
  const resources = Object.values(manifestResources(DEFAULT));
  // four parts, and each object of External Secrets by itself
  expect(resources).toHaveLength(6);
  for (const { DependsOn } of resources) expect(DependsOn).toContain('Ready');
});

test('what needs the kinds of External Secrets waits for the charts and for the database', () => {
  for (const wanted of ['Job', 'SecretStore', 'ExternalSecret']) {
    const resource = Object.values(manifestResources(DEFAULT)).find((one) =>
      objectsOf(one).some(({ kind }) => kind === wanted),
    );
    expect(resource?.DependsOn).toEqual(expect.arrayContaining(['Charts', expect.stringMatching(/^AuroraWriter/)]));
  }
});

test('the namespaces refuse pods that are not restricted, and packets that no policy allows', () => {
  expect(of('Namespace').map(({ metadata }) => metadata.name)).toEqual(['database', 'services', 'analyst']);
  for (const { metadata } of of('Namespace')) {
    expect(metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    expect(of('NetworkPolicy').map(where)).toContain(`${metadata.name}/default-deny`);
  }
});

test("every namespace trusts the region's certificates of RDS", () => {
  const found = of('ConfigMap').filter(({ metadata }) => metadata.name === 'database-ca');
  expect(found.map(where)).toEqual(['database/database-ca', 'services/database-ca', 'analyst/database-ca']);
  for (const { data } of found) expect(data).toEqual({ 'ca.crt': databaseAuthorities('eu-west-1') });
});

test('the certificates of a region are its roots for each kind of key, and none of another region', () => {
  expect(databaseAuthorities('eu-west-1').match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  expect(databaseAuthorities('us-east-1')).not.toBe(databaseAuthorities('eu-west-1'));
});

test('fails when the certificates of the region are not known', () => {
  expect(() => databaseAuthorities('eu-west-9')).toThrow(/'region' must be one .* got eu-west-9/);
});

describe('the administrator', () => {
  test("'s password is fetched into the namespace of the Job only", () => {
    expect(of('ExternalSecret').map(where)).toEqual(['database/database-admin']);
    expect(of('SecretStore').map(where)).toEqual(['database/secrets-manager']);
    expect(of('ExternalSecret')[0]?.spec.data).toEqual([
      { secretKey: 'password', remoteRef: { key: 'sample.example.com', property: 'password' } },
    ]);
  });

  test("'s password stands in no template and in no manifest", () => {
    expect(of('Secret')).toEqual([]);
    expect(JSON.stringify(DEFAULT.toJSON())).not.toMatch(
      /"(Master)?UserPassword"|SecretString"|resolve:secretsmanager/,
    );
  });
});

describe('the Job', () => {
  const [job] = of('Job');
  const text = JSON.stringify(job);

  test('runs psql against the writer as the administrator, and verifies it', () => {
    expect(text).toContain('{"name":"PGUSER","value":"dbadmin"}');
    expect(text).toContain('{"name":"PGSSLMODE","value":"verify-full"}');
    expect(text).toContain('{"name":"PGTARGETSESSIONATTRS","value":"read-write"}');
    expect(text).toContain('"secretKeyRef":{"key":"password","name":"database-admin"}');
  });

  test('has the name that the output waits for, the same at every synth', () => {
    const name = job?.metadata.name ?? '';
    expect(name).toMatch(/^database-bootstrap-sql-[0-9a-f]{8}$/);
    expect(DEFAULT.findOutputs('DatabaseBootstrapCommand').DatabaseBootstrapCommand?.Value).toContain(`job/${name}`);
    expect(of('Job', appliedBy(access())).map(({ metadata }) => metadata.name)).toEqual([name]);
  });
});

describe('a service with a password', () => {
  const changed = access(withPassword);
  const objects = appliedBy(changed);

  test('has it made in Secrets Manager, under a key of ours', () => {
    changed.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'acme-aurora/database/service-b',
      GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true },
    });
    changed.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('has it set by the Job, which takes it from the environment', () => {
    expect(JSON.stringify(of('Job', objects))).toContain(
      '{"name":"PASSWORD_0","valueFrom":{"secretKeyRef":{"key":"service-b","name":"database-passwords"}}}',
    );
    expect(of('SecretStore', objects).map(where)).toEqual(['database/secrets-manager', 'services/secrets-manager']);
  });
});

test('fails when more services have a password than a stack can hold', () => {
  const many: Change = (config) => {
    const [model] = config.services;
    const services = [...Array(102).keys()].map((index) => ({
      ...model,
      name: `service-${index}`,
      databaseAuthentication: 'password',
    }));
    Object.assign(config, { services });
  };
  expect(() => access(many)).toThrow(/at most 101 database users may have a password, got 102/);
});

describe('the pods of the analyst', () => {
  const [pods] = of('StatefulSet');
  const text = JSON.stringify(pods);

  test('connect with a token that a sidecar signs, as the analyst', () => {
    expect(text).toContain('{"name":"PGUSER","value":"analyst"}');
    expect(text).toContain('{"name":"PGPASSFILE","value":"/var/run/password/pgpass"}');
    expect(text).toContain('aws rds generate-db-auth-token');
    expect(text).not.toContain('PGPASSWORD');
  });

  test('may connect as the analyst and nobody else, and wait for the right to', () => {
    const associations = DEFAULT.findResources('AWS::EKS::PodIdentityAssociation', {
      Properties: { Namespace: 'analyst', ServiceAccount: 'bastion' },
    });
    const resource = Object.values(manifestResources(DEFAULT)).find((one) =>
      objectsOf(one).some(({ kind }) => kind === 'StatefulSet'),
    );
    expect(resource?.DependsOn).toEqual(expect.arrayContaining(Object.keys(associations)));
    const connects = Object.values(DEFAULT.findResources('AWS::IAM::ManagedPolicy'))
      .map((policy) => JSON.stringify(policy))
      .filter((policy) => policy.includes('rds-db:connect'));
    expect(connects).toEqual([expect.stringContaining('/analyst"')]);
  });

  test('are left out, with their namespace, when the analyst comes another way', () => {
    const without = appliedBy(
      access((config) => {
        Object.assign(config.analyst.aws, { bastionPod: false });
      }),
    );
    expect(of('StatefulSet', without)).toEqual([]);
    expect(of('Namespace', without).map(({ metadata }) => metadata.name)).toEqual(['database', 'services']);
  });

  test('are in a namespace whose custom resource holds nothing else: kubectl prunes no namespace', () => {
    const withNamespace = Object.values(manifestResources(DEFAULT))
      .map((one) => objectsOf(one))
      .filter((objects) => objects.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === 'analyst'));
    const namespaces = withNamespace.flatMap((objects) =>
      objects.map(({ metadata: { namespace, name } }) => namespace ?? name),
    );
    expect([withNamespace.length, new Set(namespaces)]).toEqual([1, new Set(['analyst'])]);
  });
});

test('a thousand services fit: the manifests of the Job stay below 200 KB', () => {
  const many: Change = (config) => {
    const [model] = config.services;
    const services = [...Array(1000).keys()].map((index) => ({ ...model, name: `service-with-a-long-name-${index}` }));
    Object.assign(config, { services });
  };
  const sizes = Object.values(manifestResources(access(many))).map((one) => JSON.stringify(objectsOf(one)).length);
  expect(Math.max(...sizes)).toBeLessThan(200_000);
});
