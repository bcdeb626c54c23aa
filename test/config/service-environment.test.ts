import { testRefusals } from './refusals';

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
