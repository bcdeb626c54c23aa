import type { AwsConfig } from '../../lib/config';
import { eksAuroraScenario, eksCockroachDbScenario, eksPostgresScenario } from '../../lib/scenario';
import { defaultConfig } from '../scenarios';

/** The reference with one scenario on AWS, changed. */
const alone = (change: (config: AwsConfig) => void = () => {}): AwsConfig =>
  defaultConfig((config) => {
    config.scenarios = ['eks-aurora'];
    change(config);
  });

const warned = (change?: (config: AwsConfig) => void) => eksAuroraScenario(alone(change)).warnings;

/** The warnings of a database in the cluster, which are the same for both. */
function warnedInCluster(change?: (config: AwsConfig) => void): readonly string[] {
  const config = alone(change);
  const warnings = eksPostgresScenario(config).warnings;
  expect(eksCockroachDbScenario(config).warnings).toEqual(warnings);
  return warnings;
}

test('the reference with one scenario on AWS has nothing to warn of', () => {
  expect(warned()).toEqual([]);
  expect(warnedInCluster()).toEqual([]);
});

const SAME_RANGE = /^eks-postgres, eks-aurora, eks-cockroachdb have VPCs of the same range/;

test('several scenarios behind one VPN are warned of, because the peer can route to one of them', () => {
  expect(eksAuroraScenario(defaultConfig()).warnings).toEqual([expect.stringMatching(SAME_RANGE)]);
  const withoutVpn = defaultConfig(({ analyst }) => {
    analyst.aws.vpn = undefined;
  });
  expect(eksAuroraScenario(withoutVpn).warnings).toEqual([]);
});

test('CockroachDB without a licence is warned of', () => {
  const config = alone(({ database }) => {
    delete database.cockroachdb.licence;
  });
  expect(eksCockroachDbScenario(config).warnings).toEqual([expect.stringContaining('has no licence')]);
  expect(eksPostgresScenario(config).warnings).toEqual([]);
});

test('an allowlist that admits everybody is warned of with the reason given', () => {
  const warnings = warnedInCluster(({ analyst }) => {
    analyst.aws.allowlist = {
      host: 'sql.example.com',
      cidrs: [{ cidr: '0.0.0.0/0', reason: 'agreed with security' }],
    };
  });
  expect(warnings).toEqual(['The allowlist admits every address (0.0.0.0/0). Reason given: agreed with security']);
});

test('an analyst without a way to a database in the cluster is warned of: the ways to Aurora do not lead there', () => {
  const warnings = warnedInCluster(({ analyst }) => {
    analyst.aws = { bastionHost: true, bastionPod: false, publicEndpoint: { enabled: false, cidrs: [] } };
  });
  expect(warnings).toEqual([
    'The analyst has no way to the database. Set one of analyst.aws.allowlist, vpn, bastionPod.',
  ]);
});

test('a load balancer without a certificate is warned of, with the remedy', () => {
  const warnings = warned(({ aws }) => {
    delete aws.certificateArn;
  });
  expect(warnings).toEqual([
    'The load balancer speaks HTTP only. Set aws.certificateArn to serve the host names over HTTPS.',
  ]);
});

test('a public address of the Kubernetes API is warned of with the reason given', () => {
  const warnings = warned(({ aws }) => {
    aws.publicEndpoint = { cidrs: ['203.0.113.0/28'], reason: 'agreed with security' };
  });
  expect(warnings).toEqual(['The Kubernetes API has a public address. Reason given: agreed with security']);
});

test('a public address of the database is warned of with the reason given', () => {
  const warnings = warned(({ analyst }) => {
    analyst.aws.vpn = undefined;
    analyst.aws.publicEndpoint = { enabled: true, reason: 'agreed with security', cidrs: ['203.0.113.0/28'] };
  });
  expect(warnings).toEqual(['The database has a public address. Reason given: agreed with security']);
});

test('a VPN beside a public address of the database carries no connection, which is warned of', () => {
  const warnings = warned(({ analyst }) => {
    analyst.aws.publicEndpoint = { enabled: true, reason: 'agreed with security', cidrs: ['203.0.113.0/28'] };
  });
  expect(warnings).toEqual([
    'The database has a public address. Reason given: agreed with security',
    expect.stringContaining('the VPN does not carry'),
  ]);
});

test('an analyst without a way in is warned of', () => {
  const warnings = warned(({ analyst }) => {
    analyst.aws = { bastionHost: false, bastionPod: false, publicEndpoint: { enabled: false, cidrs: [] } };
  });
  expect(warnings).toEqual([
    'The analyst has no way to the database. Set one of analyst.aws.vpn, bastionHost, bastionPod, publicEndpoint.',
  ]);
});

test.each(['bastionHost', 'bastionPod'] as const)('%s alone silences it', (way) => {
  const warnings = warned(({ analyst }) => {
    analyst.aws = { bastionHost: false, bastionPod: false, publicEndpoint: { enabled: false, cidrs: [] }, [way]: true };
  });
  expect(warnings).toEqual([]);
});

test('a VPN that ends at one device is warned of', () => {
  const warnings = warned(({ analyst }) => {
    analyst.aws.vpn?.customerGateways.pop();
  });
  expect(warnings).toEqual([expect.stringContaining('The VPN ends at one device of the peer')]);
});

/** The warnings of the reference with so many services of this size on these machines. */
const ofMany = (count: number, instanceType: string, max: number) =>
  warned((config) => {
    const [first] = config.services;
    if (!first) throw new Error('reference.yaml has no service');
    config.aws.instanceType = instanceType;
    config.services = Array.from({ length: count }, (_, index) => ({
      ...first,
      name: `s-${index}`,
      host: `s-${index}.example.com`,
      replicas: { min: 3, max },
    }));
  });

test('a thousand services on small machines are warned of: nodes, addresses and roles, each with its number', () => {
  // 5 x 1000 replicas of 250m, 6 on a node of 1680m
  expect(ofMany(1000, 'm7i.large', 9)).toEqual([
    expect.stringMatching(/^A node group may need 83\d nodes, and the default quota is 450\./),
    expect.stringMatching(/^With a zone lost .* a zone may need 31\d{3} addresses, and its subnet has 16379\./),
    'The services may need 1040 IAM roles, and the default quota of an account is 1000. Have the quota "Roles per account" raised.',
  ]);
});

test('a larger machine takes fewer nodes and addresses, so that only the roles are left', () => {
  expect(ofMany(1000, 'm7i.8xlarge', 3)).toEqual([expect.stringContaining('1040 IAM roles')]);
});

test('a hundred services are within every quota', () => {
  expect(ofMany(100, 'm7i.xlarge', 9)).toEqual([]);
});
