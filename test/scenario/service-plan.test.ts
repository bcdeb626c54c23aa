import type { Config } from '../../lib/config';
import { defaultScenario } from '../scenarios';

/** The first service, decided after the change. */
function service(change: (service: Config['services'][number]) => void = () => {}) {
  const [first] = defaultScenario(({ services: [one] }) => {
    if (one) change(one);
  }).services;
  if (!first) throw new Error('reference.yaml has no service');
  return first;
}

test('a service without limits may use what it requests, and no more', () => {
  const { resources } = service((one) => {
    one.resources = { requests: { cpu: '300m', memory: '200Mi' } };
  });
  expect(resources).toEqual({
    requests: { cpu: '300m', memory: '200Mi' },
    limits: { cpu: '300m', memory: '200Mi' },
  });
});

test('a service with limits keeps them', () => {
  expect(service().resources.limits).toEqual({ cpu: '1', memory: '256Mi' });
});

test('the database user of a service has its name and its rights', () => {
  expect(service().databaseUser).toEqual({ name: 'service-a', access: 'write', authentication: 'identity' });
});

test('a service without the database has no user there', () => {
  const { databaseUser, ...rest } = service((one) => {
    one.database = 'none';
  });
  expect(databaseUser).toBeUndefined();
  expect(rest).not.toHaveProperty('database');
});

test('everything else of a service is passed on as it was written', () => {
  expect(service()).toMatchObject({
    name: 'service-a',
    image: 'ghcr.io/stefanprodan/podinfo:6.15.0',
    port: 9898,
    command: ['./podinfo', '--port=9898'],
    env: { PODINFO_UI_MESSAGE: 'service A' },
    user: 100,
    health: { readiness: '/readyz', liveness: '/healthz' },
    replicas: { min: 3, max: 9 },
    host: 'a.acme.example.com',
  });
});

test('services keep their order', () => {
  expect(defaultScenario().services.map(({ name, allowFrom }) => [name, allowFrom])).toEqual([
    ['service-a', []],
    ['service-b', ['service-a']],
  ]);
});
