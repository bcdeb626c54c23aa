import { z } from 'zod';
import { DNS_LABEL_LENGTH } from '../zones';
import {
  cidr,
  cpu,
  dnsLabel,
  hostName,
  image,
  integer,
  LONGEST_PLATFORM_NAME,
  list,
  memory,
  object,
  oneOf,
  says,
  secretName,
  text,
} from './field';

/** What the project puts behind a service's name at most: the Certificate of its database user. */
const LONGEST_SUFFIX = '-database-client';

/** What it puts in front at most: the longest platform name and this, for the address of its Ingress. */
const LONGEST_PREFIX = LONGEST_PLATFORM_NAME + '-ingress-'.length;

/** A service name leaves room for the longest prefix or suffix within a DNS label. */
export const LONGEST_SERVICE_NAME = DNS_LABEL_LENGTH - Math.max(LONGEST_SUFFIX.length, LONGEST_PREFIX);

const path = (what: string) =>
  text(/^\/[^\s?#]*$/, 'an absolute path', `write the path of the ${what}, for example /healthz`);

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, says('an environment variable name', 'use letters, digits and "_" only'));

const value = z.string(says('text', 'put the value in quotes'));

const quantities = (what: string) =>
  object({
    cpu: cpu().describe(`CPU ${what}, e.g. "250m".`),
    memory: memory().describe(`Memory ${what}, e.g. 256Mi.`),
  });

/** A stateless HTTP service. */
export const serviceSchema = object({
  name: dnsLabel(LONGEST_SERVICE_NAME, 'the service').describe('Name of the service: a DNS label, unique.'),
  image: image().describe('Container image with a tag other than latest, or a digest. It must run as non-root.'),
  port: integer(
    1024,
    65535,
    'choose the port that the container listens on; a non-root process cannot open one below 1024',
  )
    .default(8080)
    .describe('TCP port on which the container serves HTTP.'),
  command: list(value, 1, 64, 'words').optional().describe("Replaces the image's entry point."),
  args: list(value, 0, 64, 'words').default([]).describe('Arguments of the container.'),
  env: z
    .record(variable, value, says('a mapping of variable names to texts', 'write NAME: "value" on each line'))
    .default({})
    .describe('Plain environment variables. Never put a secret here: use secretEnv.'),
  secretEnv: z
    .record(
      variable,
      object({
        secret: secretName().describe('Name of a Secret in the namespace of the services.'),
        key: text(/^[-._a-zA-Z0-9]{1,253}$/, 'a key of a Secret', 'name the key, for example token').describe(
          'Key of the Secret whose value is taken.',
        ),
      }),
      says('a mapping of variable names to {secret, key}', 'write NAME: {secret: name, key: key} on each line'),
    )
    .default({})
    .describe('Environment variables taken from Secrets that you create in the namespace of the services.'),
  user: integer(1, 65535, 'give the numeric user of the image, which is not 0 (root)')
    .default(1000)
    .describe('Numeric user and group that the container runs as.'),
  health: object({
    readiness: path('readiness check').describe('GET path that answers 200 when the container can serve.'),
    liveness: path('liveness check').describe(
      'GET path that answers 200 while the process is alive; it must not ask the database.',
    ),
  }).describe('Health endpoints on the service port. The two must differ.'),
  resources: object({
    requests: quantities('requested').describe('What the scheduler sets aside.'),
    limits: quantities('at most').optional().describe('The ceiling. Default: the same as the requests.'),
  }).describe('Resources of one replica.'),
  replicas: object({
    min: integer(3, 300, 'give a multiple of the zones, at least one for each')
      .default(3)
      .describe('Fewest replicas: a multiple of three.'),
    max: integer(3, 300, 'give a multiple of the zones, not below min')
      .default(6)
      .describe('Most replicas: a multiple of three.'),
  })
    .prefault({})
    .describe('Bounds of the autoscaler.'),
  host: hostName().describe('Host name of the Ingress; its DNS record must point at the reserved address.'),
  database: oneOf(['none', 'read', 'write'], 'say what the service does with the database')
    .default('none')
    .describe('read: SELECT on all tables; write: also INSERT, UPDATE, DELETE and its own schema migrations.'),
  databaseAuthentication: oneOf(['identity', 'password'], 'choose password only for a client that cannot sign tokens')
    .default('identity')
    .describe(
      'How it proves who it is to Aurora: identity is a short-lived IAM token; password comes from Secrets Manager. On PostgreSQL in the cluster it is always a password, on CockroachDB always a client certificate.',
    ),
  allowFrom: list(dnsLabel(LONGEST_SERVICE_NAME, 'the calling service'), 0, 1000, 'names of services')
    .default([])
    .describe('Services that may call this one inside the cluster. Everything else is denied.'),
  egress: list(
    object({
      cidr: cidr().describe('Addresses that the service may call.'),
      ports: list(integer(1, 65535, 'name the TCP port'), 1, 20, 'ports').describe('TCP ports.'),
    }),
    0,
    50,
    'networks',
  )
    .default([])
    .describe('Networks outside of the cluster that the service may call. Everything else is denied.'),
});
