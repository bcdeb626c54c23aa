import { LONGEST_SERVICE_NAME } from '../../lib/config';
import { testRefusals } from './refusals';

const IMAGE = 'image: registry.example.com:5000/full/shop:2.4.1';
const REPLICAS = 'replicas: { min: 6, max: 30 }';

describe('names', () => {
  testRefusals([
    {
      claim: 'two services of one name',
      edit: ['name: reports\n', 'name: shop\n'],
      path: 'services[1].name',
      allowed: 'a name that no other service has',
      remedy: 'services[0] has the same',
    },
    {
      claim: 'two services of one host name',
      edit: ['host: www.example.org', 'host: shop.full.example.com'],
      path: 'services[2].host',
      allowed: 'a host that no other service has',
      remedy: 'services[0] has the same',
    },
    {
      claim: 'a service that has the host name of the database',
      edit: ['host: sql.full.example.com', 'host: shop.full.example.com'],
      path: 'analyst.access.allowlist.host',
      allowed: 'a host name that no service has',
      remedy: 'sql.acme.example.com',
    },
    ...[
      ['an upper-case letter', 'Reports'],
      ['an underscore', 'my_reports'],
      ['a digit first', '1reports'],
      ['a hyphen last', 'reports-'],
      ['a dot', 'reports.v2'],
      ['a space', 'the reports'],
      ['nothing in it', '""'],
      ['more characters than its longest suffix leaves', 'r'.repeat(LONGEST_SERVICE_NAME + 1)],
    ].map(([what, name]) => ({
      claim: `a service name with ${what}`,
      edit: ['name: reports\n', `name: ${name}\n`] as const,
      path: 'services[1].name',
      allowed: `a DNS label of at most ${LONGEST_SERVICE_NAME} characters`,
      remedy: 'such a name for the service, for example service-a',
    })),
    ...['root', 'node', 'admin', 'public', 'none', 'data-team'].map((name) => ({
      claim: `a service named ${name}, which is another user of the database`,
      edit: ['name: reports\n', `name: ${name}\n`] as const,
      path: 'services[1].name',
      allowed: "a name that is neither the analyst's nor one of CockroachDB's own users",
      remedy: 'its name is its SQL user',
    })),
    ...[
      ['a trailing dot', 'www.example.org.'],
      ['one label', 'www'],
      ['an upper-case letter', 'WWW.example.org'],
      ['a path', 'www.example.org/shop'],
      ['a wildcard', '"*.example.org"'],
      ['only digits, which is an address', '198.51.100.1'],
    ].map(([what, host]) => ({
      claim: `a host name with ${what}`,
      edit: ['host: www.example.org', `host: ${host}`] as const,
      path: 'services[2].host',
      allowed: 'a lower-case host name without a trailing dot',
      remedy: 'write it in full',
    })),
    {
      claim: 'a name of the platform of 17 characters',
      edit: ['name: full', `name: ${'f'.repeat(17)}`],
      path: 'name',
      allowed: 'a DNS label of at most 16 characters',
      remedy: 'such a name for the platform',
    },
  ]);
});

describe('images', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  testRefusals(
    [
      ['no tag', 'registry.example.com/shop'],
      ['no tag, in a registry with a port', 'registry.example.com:5000/shop'],
      ['the tag latest', 'registry.example.com/shop:latest'],
      ['the tag latest, in a registry with a port', 'registry.example.com:5000/shop:latest'],
      ['the tag latest beside a digest', `shop:latest@${digest}`],
      ['an empty tag', '"shop:"'],
      ['a tag of 129 characters', `shop:${'1'.repeat(129)}`],
      ['a digest that is too short', `shop@${digest.slice(0, -1)}`],
      ['a digest of another algorithm', `shop@md5:${'0a'.repeat(16)}`],
      ['an upper-case repository', 'registry.example.com/Shop:1.0'],
      ['a scheme', 'https://registry.example.com/shop:1.0'],
      ['a space', '"shop: 1.0"'],
    ].map(([what, image]) => ({
      claim: `an image with ${what}`,
      edit: [IMAGE, `image: ${image}`] as const,
      path: 'services[0].image',
      allowed: 'an image with a tag other than "latest", or with a digest',
      remedy: 'pin the version, for example ghcr.io/stefanprodan/podinfo:6.15.0',
    })),
  );
});

describe('replicas', () => {
  testRefusals([
    {
      claim: 'fewest replicas that are no multiple of the zones',
      edit: [REPLICAS, 'replicas: { min: 4, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a multiple of the 3 zones',
      remedy: 'write 6, so that every zone holds as many',
    },
    {
      claim: 'most replicas that are no multiple of the zones',
      edit: [REPLICAS, 'replicas: { min: 6, max: 31 }'],
      path: 'services[0].replicas.max',
      allowed: 'a multiple of the 3 zones',
      remedy: 'write 33',
    },
    {
      claim: 'fewer replicas than zones',
      edit: [REPLICAS, 'replicas: { min: 2, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a whole number from 3 to 300',
      remedy: 'at least one for each',
    },
    {
      claim: 'no replicas',
      edit: [REPLICAS, 'replicas: { min: 0, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a whole number from 3 to 300',
      remedy: 'at least one for each',
    },
    {
      claim: 'more replicas than 300',
      edit: [REPLICAS, 'replicas: { min: 6, max: 303 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'not below min',
    },
    {
      claim: 'half a replica',
      edit: [REPLICAS, 'replicas: { min: 6, max: 7.5 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'a multiple of the zones',
    },
    {
      claim: 'a number so large that it is not exact, once',
      edit: [REPLICAS, 'replicas: { min: 6, max: 9007199254740993 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'a multiple of the zones',
    },
    {
      claim: 'most replicas below the fewest',
      edit: [REPLICAS, 'replicas: { min: 9, max: 6 }'],
      path: 'services[0].replicas.max',
      allowed: 'at least replicas.min, which is 9',
      remedy: 'raise max or lower min',
    },
    {
      claim: 'fewest replicas above the most that are the default',
      edit: [REPLICAS, 'replicas: { min: 9 }'],
      path: 'services[0].replicas.max',
      allowed: 'at least replicas.min, which is 9',
      remedy: 'raise max or lower min',
      at: REPLICAS.slice(0, 10),
    },
  ]);
});

describe('container', () => {
  testRefusals([
    {
      claim: 'a liveness check that is the readiness check',
      edit: ['liveness: /health/alive', 'liveness: /health/ready'],
      path: 'services[0].health.liveness',
      allowed: 'another path than health.readiness',
      remedy: 'only tells whether the process is alive',
    },
    {
      claim: 'a health path that is not absolute',
      edit: ['readiness: /health/ready', 'readiness: health/ready'],
      path: 'services[0].health.readiness',
      allowed: 'an absolute path',
      remedy: 'the path of the readiness check',
    },
    {
      claim: 'a health path with a query',
      edit: ['liveness: /health/alive', 'liveness: /health?of=all'],
      path: 'services[0].health.liveness',
      allowed: 'an absolute path',
      remedy: 'the path of the liveness check',
    },
    {
      claim: 'a port that only root may open',
      edit: ['port: 8443', 'port: 443'],
      path: 'services[0].port',
      allowed: 'a whole number from 1024 to 65535',
      remedy: 'a non-root process cannot open one below 1024',
    },
    {
      claim: 'a port above the last',
      edit: ['port: 8443', 'port: 65536'],
      path: 'services[0].port',
      allowed: 'a whole number from 1024 to 65535',
      remedy: 'the port that the container listens on',
    },
    {
      claim: 'the user root',
      edit: ['user: 10001', 'user: 0'],
      path: 'services[0].user',
      allowed: 'a whole number from 1 to 65535',
      remedy: 'not 0 (root)',
    },
    {
      claim: 'a user by name',
      edit: ['user: 10001', 'user: nobody'],
      path: 'services[0].user',
      allowed: 'a whole number',
      remedy: 'the numeric user of the image',
    },
    {
      claim: 'an empty command, which would be no command',
      edit: ['command: [/usr/local/bin/shop]', 'command: []'],
      path: 'services[0].command',
      allowed: 'a list of 1 to 64 words',
      remedy: 'one entry a line',
    },
    {
      claim: 'a number among the arguments',
      edit: ['args: [serve, --verbose]', 'args: [serve, 7]'],
      path: 'services[0].args[1]',
      allowed: 'text',
      remedy: 'put the value in quotes',
    },
    {
      claim: 'a CPU limit below the request',
      edit: ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: 499m, memory: 1Gi }'],
      path: 'services[0].resources.limits.cpu',
      allowed: 'at least the request, 500m',
      remedy: 'raise the limit',
    },
    {
      claim: 'a memory limit below the request',
      edit: ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: "2", memory: 511Mi }'],
      path: 'services[0].resources.limits.memory',
      allowed: 'at least the request, 512Mi',
      remedy: 'raise the limit',
    },
    {
      claim: 'a request of no CPU',
      edit: ['requests: { cpu: 500m', 'requests: { cpu: "0.0"'],
      path: 'services[0].resources.requests.cpu',
      allowed: 'a CPU quantity of Kubernetes',
      remedy: 'write it like 250m, 1 or 1.5, in quotes',
    },
    {
      claim: 'CPU as a number without quotes',
      edit: ['requests: { cpu: 500m', 'requests: { cpu: 1'],
      path: 'services[0].resources.requests.cpu',
      allowed: 'a CPU quantity of Kubernetes',
      remedy: 'in quotes',
    },
    {
      claim: 'memory in a unit that Kubernetes does not have',
      edit: ['memory: 512Mi', 'memory: 512MB'],
      path: 'services[0].resources.requests.memory',
      allowed: 'a memory quantity of Kubernetes',
      remedy: '256Mi or 16Gi',
    },
    {
      // 8000m less 90m that GKE keeps and 500m of the node's own daemons
      claim: 'a service that asks for more CPU than a node offers',
      edit: ['requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: 7411m, memory: 2Gi }'],
      path: 'services[1].resources.requests',
      allowed: 'no more than a c3-standard-8 offers: 7410m CPU and 27.7 GiB',
      remedy: 'choose a larger google.nodePools.general.machineType',
    },
    {
      claim: 'a service that asks for more memory than a node offers',
      edit: ['requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: "1.5", memory: 28Gi }'],
      path: 'services[1].resources.requests',
      allowed: 'no more than a c3-standard-8 offers: 7410m CPU and 27.7 GiB',
      remedy: 'lower the request',
    },
  ]);
});

describe('environment', () => {
  testRefusals([
    ...['DB_PASSWORD', 'GITHUB_TOKEN', 'client_secret', 'SIGNING_PRIVATE_KEY', 'STRIPE_API_KEY', 'REDIS_PASSWD'].map(
      (name) => ({
        claim: `the secret ${name} in plain text`,
        edit: ['LOG_LEVEL: info', `${name}: hunter2`] as const,
        path: `services[0].env.${name}`,
        allowed: 'no secret in plain text',
        remedy: 'name that under secretEnv',
      }),
    ),
    {
      claim: 'a variable that the database connection sets',
      edit: ['LOG_LEVEL: info', 'PGHOST: localhost'],
      path: 'services[0].env.PGHOST',
      allowed: 'a name that does not begin with PG',
      remedy: 'the database connection sets the PG* variables',
    },
    {
      claim: 'a secret variable that the database connection sets',
      edit: ['PAYMENT_TOKEN: {', 'PGPASSWORD: {'],
      path: 'services[0].secretEnv.PGPASSWORD',
      allowed: 'a name that does not begin with PG',
      remedy: 'remove it',
    },
    {
      claim: 'one variable in env and in secretEnv',
      edit: ['PAYMENT_TOKEN: {', 'GREETING: {'],
      path: 'services[0].secretEnv.GREETING',
      allowed: 'a name that env does not have',
      remedy: 'keep only one of the two',
    },
    {
      claim: 'a variable name with a hyphen, and says so of the name',
      edit: ['LOG_LEVEL: info', 'LOG-LEVEL: info'],
      path: 'services[0].env.LOG-LEVEL',
      allowed: 'an environment variable name',
      remedy: 'use letters, digits and "_" only',
    },
    {
      claim: 'a number as the value of a variable',
      edit: ['LOG_LEVEL: info', 'LOG_LEVEL: 3'],
      path: 'services[0].env.LOG_LEVEL',
      allowed: 'text',
      remedy: 'put the value in quotes',
    },
    {
      claim: 'variables as a list',
      edit: ['secretEnv:\n      PAYMENT_TOKEN', 'secretEnv:\n      - PAYMENT_TOKEN'],
      path: 'services[0].secretEnv',
      allowed: 'a mapping of variable names to {secret, key}',
      remedy: 'write NAME: {secret: name, key: key} on each line',
      at: 'secretEnv:',
    },
    {
      claim: 'a secret variable without the key of its Secret',
      edit: ['{ secret: shop-payment, key: token }', '{ secret: shop-payment }'],
      path: 'services[0].secretEnv.PAYMENT_TOKEN.key',
      allowed: 'a key of a Secret',
      remedy: 'for example token',
      at: 'PAYMENT_TOKEN',
    },
    {
      claim: 'a Secret whose name is no DNS label',
      edit: ['secret: shop-payment', 'secret: shop/payment'],
      path: 'services[0].secretEnv.PAYMENT_TOKEN.secret',
      allowed: 'a DNS label of at most 63',
      remedy: 'the Secret',
    },
  ]);
});

describe('who may call whom', () => {
  testRefusals([
    {
      claim: 'a caller that is no service',
      edit: ['allowFrom: [gateway]', 'allowFrom: [gateway, gatewya]'],
      path: 'services[0].allowFrom[1]',
      allowed: 'the name of another service of this file',
      remedy: 'correct the name or remove the entry',
    },
    {
      claim: 'a service that calls itself',
      edit: ['allowFrom: [gateway]', 'allowFrom: [shop]'],
      path: 'services[0].allowFrom[0]',
      allowed: 'the name of another service of this file',
      remedy: 'correct the name or remove the entry',
    },
    {
      claim: 'a network to call with host bits',
      edit: ['cidr: 192.0.2.0/24, ports', 'cidr: 192.0.2.9/24, ports'],
      path: 'services[0].egress[0].cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'a network to call without a port',
      edit: ['ports: [443]', 'ports: []'],
      path: 'services[0].egress[0].ports',
      allowed: 'a list of 1 to 20 ports',
      remedy: 'one entry a line',
    },
    {
      claim: 'a way into the database that is neither reading nor writing',
      edit: ['database: write', 'database: admin'],
      path: 'services[0].database',
      allowed: 'one of none, read, write',
      remedy: 'what the service does with the database',
    },
  ]);
});
