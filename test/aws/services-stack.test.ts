import { Match, Template } from 'aws-cdk-lib/assertions';
import { auroraServiceDatabase } from '../../lib/aws/aurora/aurora-service-database';
import { ServicesStack, servicesStacks } from '../../lib/aws/services-stack';
import type { AwsConfig } from '../../lib/config';
import { defaultAwsScenario } from '../scenarios';
import { appliedBy, manifestResources } from './applied';
import { platformStandIn } from './platform-stand-in';

type Change = (config: AwsConfig) => void;

function stacks(change?: Change): ServicesStack[] {
  const scenario = defaultAwsScenario(change);
  const { app, platform } = platformStandIn(scenario);
  const database = auroraServiceDatabase(scenario, platform);
  return scenario.serviceStacks.map((group) => new ServicesStack(app, scenario, platform, database, group));
}

const template = (change?: Change): Template => {
  const [first] = stacks(change);
  if (!first) throw new Error('there is no stack of services');
  return Template.fromStack(first);
};

const many =
  (count: number): Change =>
  (config) => {
    const [model] = config.services;
    if (!model) throw new Error('the reference has no service');
    const services = [...Array(count).keys()].map((index) => ({
      ...model,
      name: `service-with-a-name-${index}`,
      host: `service-with-a-name-${index}.services.acme.example.com`,
      allowFrom: [`service-with-a-name-${(index + 1) % count}`],
    }));
    (config as { services: unknown }).services = services;
  };

const withPassword: Change = (config) => {
  const [, second] = config.services;
  Object.assign(second ?? {}, { databaseAuthentication: 'password' });
};

const DEFAULT = template();

test('each service is one custom resource, and waits for the platform as a whole', () => {
  expect(Object.keys(manifestResources(DEFAULT))).toHaveLength(2);
  expect(stacks()[0]?.dependencies.map(({ stackName }) => stackName)).toContain('acme-aurora-platform');
});

test('the objects of a service are those of the workload library', () => {
  const kinds = appliedBy(DEFAULT)
    .filter(({ metadata }) => metadata.name === 'service-a')
    .map(({ kind }) => kind);
  expect(kinds.sort()).toEqual([
    'Deployment',
    'HorizontalPodAutoscaler',
    'Ingress',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Service',
    'ServiceAccount',
  ]);
});

describe('the role of a service', () => {
  test.each(['service-a', 'service-b'])('%s connects as its own user, and that is all that it may', (user) => {
    DEFAULT.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'rds-db:connect',
            Effect: 'Allow',
            Resource: { 'Fn::Join': ['', Match.arrayWith([`/${user}`])] },
          },
        ],
      },
    });
  });

  test('is one for each, with one policy of ours and no other', () => {
    DEFAULT.resourceCountIs('AWS::IAM::Role', 2);
    DEFAULT.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
    DEFAULT.resourceCountIs('AWS::IAM::Policy', 0);
    DEFAULT.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
  });

  test('is taken by the pods of its ServiceAccount in this cluster only', () => {
    DEFAULT.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: ['sts:AssumeRole', 'sts:TagSession'],
            Effect: 'Allow',
            Principal: { Service: 'pods.eks.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '123456789012',
                'aws:RequestTag/eks-cluster-name': 'acme-aurora',
                'aws:RequestTag/kubernetes-namespace': 'services',
                'aws:RequestTag/kubernetes-service-account': 'service-a',
              },
            },
          },
        ],
      },
    });
  });

  test('is associated before the pods are made, which get their credentials then or never', () => {
    const associations = Object.entries(
      DEFAULT.findResources('AWS::EKS::PodIdentityAssociation', { Properties: { ServiceAccount: 'service-a' } }),
    ).map(([id]) => id);
    expect(associations).toHaveLength(1);
    const [first] = Object.values(manifestResources(DEFAULT));
    expect(first?.DependsOn).toEqual(expect.arrayContaining(associations));
  });
});

describe('the connection', () => {
  const pod = (name: string, applied = appliedBy(DEFAULT)) =>
    JSON.stringify(applied.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name)?.spec);

  test('is verified against the certificates of RDS, and carries no password', () => {
    expect(pod('service-a')).toContain('{"name":"PGSSLMODE","value":"verify-full"}');
    expect(pod('service-a')).toContain('"configMap":{"items":[{"key":"ca.crt","path":"ca.crt"}],"name":"database-ca"}');
    expect(pod('service-a')).toContain('{"name":"AWS_REGION","value":"eu-west-1"}');
    expect(pod('service-a')).not.toContain('PASSWORD');
  });

  test('knows the writer and the readers', () => {
    expect(pod('service-a')).toContain('{"name":"PGHOST","value":"sample.example.com"}');
    expect(pod('service-a')).toContain('{"name":"PGREADHOST","value":"sample.example.com"}');
  });

  test('leads to the subnets of the database and to the agent that gives the identity', () => {
    const policy = appliedBy(DEFAULT).find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'service-b',
    );
    expect(policy?.spec.egress).toEqual([
      {
        to: ['10.64.64.0/24', '10.64.65.0/24', '10.64.66.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
        ports: [{ protocol: 'TCP', port: 5433 }],
      },
      { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ protocol: 'TCP', port: 80 }] },
    ]);
  });

  test('with a password takes it from a Secret that External Secrets writes, and needs no role', () => {
    const changed = template(withPassword);
    const applied = appliedBy(changed);
    expect(pod('service-b', applied)).toContain(
      '{"name":"PGPASSWORD","valueFrom":{"secretKeyRef":{"key":"password","name":"service-b-database"}}}',
    );
    expect(applied.find(({ kind }) => kind === 'ExternalSecret')).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      metadata: { name: 'service-b-database', namespace: 'services' },
      spec: { data: [{ secretKey: 'password', remoteRef: { key: 'acme-aurora/database/service-b' } }] },
    });
    changed.resourceCountIs('AWS::IAM::Role', 1);
  });
});

test('the load balancer reaches the pods from the public subnets, and nothing else of the network does', () => {
  const policy = appliedBy(DEFAULT).find(
    ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'service-a',
  );
  expect(policy?.spec.ingress).toEqual([
    {
      from: ['10.64.0.0/24', '10.64.1.0/24', '10.64.2.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
      ports: [{ protocol: 'TCP', port: 9898 }],
    },
  ]);
});

// measured at about 11.6 KB a service: a hundred would not fit
test('fifty services with long names fit into a template: at most 450 resources and 900 KB', () => {
  const scenario = defaultAwsScenario(many(50));
  const { app, platform } = platformStandIn(scenario);
  const { services = [] } = scenario.serviceStacks[0] ?? {};
  const half = { name: 'half', services };
  const database = auroraServiceDatabase(scenario, platform);
  const json = Template.fromStack(new ServicesStack(app, scenario, platform, database, half)).toJSON();
  expect(services).toHaveLength(50);
  expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(450);
  expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThanOrEqual(900_000);
});

describe('several stacks of services', () => {
  const scenario = defaultAwsScenario(({ aws }) => {
    aws.serviceStacks = 5;
  });
  const { app, platform } = platformStandIn(scenario);
  const declared = servicesStacks(app, scenario, platform, auroraServiceDatabase(scenario, platform));

  test('are deployed one after the other, so that what moves to a later one is deleted before it is made', () => {
    const earlier = (stack: ServicesStack) => stack.dependencies.map(({ stackName }) => stackName);
    for (const [index, stack] of declared.entries()) {
      const before = index === 0 ? [] : [`acme-aurora-services-${index}`];
      expect(earlier(stack)).toEqual(['acme-aurora-platform', ...before]);
    }
  });

  test('stay valid templates while they have no service', () => {
    const empty = declared.filter((_, index) => scenario.serviceStacks[index]?.services.length === 0);
    expect(empty.length).toBeGreaterThan(0);
    for (const stack of empty) {
      const { Resources } = Template.fromStack(stack).toJSON();
      expect(Object.values(Resources)).toEqual([{ Type: 'AWS::CloudFormation::WaitConditionHandle' }]);
    }
  });
});

test('no secret stands in a template', () => {
  for (const one of [DEFAULT, template(withPassword)]) {
    expect(JSON.stringify(one.toJSON())).not.toMatch(/SecretString|resolve:secretsmanager|MasterUserPassword/);
    expect(appliedBy(one).filter(({ kind }) => kind === 'Secret')).toEqual([]);
  }
});
