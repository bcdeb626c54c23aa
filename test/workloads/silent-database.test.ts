import { ZoneSpreadService } from '../../lib/workloads';
import { DATABASE, SERVICE } from './examples';
import { inventory, oneOf, synthesize } from './manifests';
import { containerOf, environmentOf } from './pod';

const manifests = (change: object = {}) =>
  synthesize((chart) => new ZoneSpreadService(chart, 'Service', { ...SERVICE, ...change }));

describe('a service with a database', () => {
  const all = manifests({ database: DATABASE });
  const { spec } = oneOf(all, 'Deployment').spec.template;
  const container = containerOf(oneOf(all, 'Deployment').spec.template, 'orders');

  test('gives up a database that acknowledges nothing: libpq finds the one setting that has no variable', () => {
    const { metadata, data } = oneOf(all, 'ConfigMap');
    expect(data).toEqual({ 'pg_service.conf': '[database]\ntcp_user_timeout=15000\n' });
    const { PGSERVICE, PGSERVICEFILE } = environmentOf(container);
    expect([PGSERVICE, PGSERVICEFILE]).toEqual(['database', '/var/run/libpq/pg_service.conf']);
    expect(container.volumeMounts).toContainEqual({ name: 'libpq', mountPath: '/var/run/libpq', readOnly: true });
    expect(spec.volumes).toContainEqual({ name: 'libpq', configMap: { name: metadata.name } });
  });

  test('notices within 25 seconds that a database that it waits for is gone, where its client has keepalive on', () => {
    expect(spec.securityContext.sysctls).toEqual([
      { name: 'net.ipv4.tcp_keepalive_time', value: '10' },
      { name: 'net.ipv4.tcp_keepalive_intvl', value: '5' },
      { name: 'net.ipv4.tcp_keepalive_probes', value: '3' },
    ]);
  });
});

test('a service without a database gets none of it', () => {
  const all = manifests();
  expect(inventory(all).filter((each) => each.startsWith('ConfigMap/'))).toEqual([]);
  expect(oneOf(all, 'Deployment').spec.template.spec.securityContext.sysctls).toBeUndefined();
});
