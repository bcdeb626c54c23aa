// Valid services of a configuration.
import fc from 'fast-check';
import { codePoint } from '../code-point';
import { type ConfigInput, cidr, domain, label, secret } from './arbitrary-field';

type Service = ConfigInput['services'][number];

const words = fc.array(fc.string({ unit: codePoint }), { minLength: 1, maxLength: 3 });
const image = fc.constantFrom(
  'nginx:1.29',
  'registry.example.com:5000/a/b_c/d:v1.2.3-rc.1',
  `ghcr.io/a/b@sha256:${'0f'.repeat(32)}`,
  `localhost:5000/b:1@sha256:${'0f'.repeat(32)}`,
);

/** Requests that fit the smallest machine, and limits that are not below them. */
const resources = fc
  .record({
    cpu: fc.integer({ min: 1, max: 3000 }),
    memory: fc.integer({ min: 1, max: 2000 }),
    more: fc.option(fc.nat(5000)),
  })
  .map(({ cpu, memory, more }) => ({
    requests: { cpu: cpu % 1000 === 0 ? `${cpu / 1000}` : `${cpu}m`, memory: `${memory}Mi` },
    ...(more === null ? {} : { limits: { cpu: `${(cpu + more) / 1000}`, memory: `${memory + more}Mi` } }),
  }));

const service = fc.record(
  {
    image,
    port: fc.integer({ min: 1024, max: 65535 }),
    command: words,
    args: words,
    env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}[0-9]$/), fc.string({ unit: codePoint }), { maxKeys: 3 }),
    secretEnv: fc.dictionary(
      fc.stringMatching(/^S_[a-z]{1,8}$/),
      fc.record({ secret, key: fc.stringMatching(/^[-._a-zA-Z0-9]{1,20}$/) }),
      {
        maxKeys: 2,
      },
    ),
    user: fc.integer({ min: 1, max: 65535 }),
    health: fc.constantFrom({ readiness: '/', liveness: '/live' }, { readiness: '/a/~b%20c', liveness: '/a' }),
    resources,
    replicas: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 })).map(([min, more]) => ({
      min: 3 * min,
      max: 3 * (min + more),
    })),
    database: fc.constantFrom<'none' | 'read' | 'write'>('none', 'read', 'write'),
    databaseAuthentication: fc.constantFrom<'identity' | 'password'>('identity', 'password'),
    egress: fc.array(
      fc.record({ cidr, ports: fc.array(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 3 }) }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ['image', 'health', 'resources'] },
);

/** Services with names and hosts of their own, of which some call others. */
export const services = fc
  .array(fc.tuple(service, label(10), domain, fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((drafts) => {
    const names = drafts.map(([, name], index) => `${name}-${index}`);
    return drafts.map(([rest, , zone, calls, may], index): Service => {
      const caller = names[calls % names.length];
      const allowFrom = may && caller !== undefined && caller !== names[index] ? { allowFrom: [caller] } : {};
      return { ...rest, name: names[index] ?? '', host: `${names[index]}.${zone}`, ...allowFrom };
    });
  });
