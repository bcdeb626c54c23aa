import { banSecondFailoverManager as rule } from '../../../lib/resilience/rules/ban-second-failover-manager';
import type { Value } from '../../../lib/topology';
import { kubernetes, UNTOLD } from '../declared';
import { container, pod } from '../sample-pod';
import { postgres } from '../sample-postgres';
import { deployment } from '../sample-workloads';
import { told } from '../told';

const PGPOOL = 'Deployment data/pgpool';
const WRITER = `
backend_hostname0 = 'orders-rw.data.svc.cluster.local'
backend_flag0 = 'ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER'
`;
const READERS = `
backend_hostname1 = 'orders-ro'   # same namespace
backend_flag1 = 'DISALLOW_TO_FAILOVER'
`;
const OFF = 'failover_on_backend_error = off';

const MOUNTED: Value = [{ configMap: { name: 'pgpool' } }];

function pgpool(configuration: Value, volumes: Value = MOUNTED, image = 'registry.example.com/pgpool:4.6.7') {
  const base = postgres();
  const workload = deployment('pgpool', {
    namespace: 'data',
    pod: pod('pgpool', { containers: [container({ image })] }),
  });
  return {
    ...base,
    workloads: [...base.workloads, workload],
    resources: [
      kubernetes('v1 ConfigMap', 'data', 'pgpool', { data: { 'pgpool.conf': configuration } }),
      kubernetes('apps/v1 Deployment', 'data', 'pgpool', { spec: { template: { spec: { volumes } } } }),
    ],
  };
}

test('holds for the Services of a cluster, none of which is ever left', () => {
  expect(told(rule, pgpool(WRITER + READERS + OFF))).toEqual([
    `holds ${PGPOOL} [backend 0]: orders-rw.data.svc.cluster.local: writer, flags ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER`,
    `holds ${PGPOOL} [backend 1]: orders-ro: readers, flags DISALLOW_TO_FAILOVER`,
    `holds ${PGPOOL}: 2 backends, failover_on_backend_error off`,
  ]);
});

test('fails when a backend may be left: by its flags, or on an error, as is the default', () => {
  expect(told(rule, pgpool(`backend_hostname0 = 'orders-rw'\n${READERS}`))).toEqual([
    `broken ${PGPOOL} [backend 0]: orders-rw: writer, flags ALLOW_TO_FAILOVER`,
    `holds ${PGPOOL} [backend 1]: orders-ro: readers, flags DISALLOW_TO_FAILOVER`,
    `broken ${PGPOOL}: 2 backends, failover_on_backend_error on`,
  ]);
});

test('fails when a backend is a pod, or a Service of another namespace', () => {
  const strange = WRITER.replace('orders-rw.data.svc.cluster.local', 'orders-1.orders.data') + OFF;
  expect(told(rule, pgpool(strange))).toEqual([
    `broken ${PGPOOL} [backend 0]: orders-1.orders.data: no Service of a CloudNativePG cluster, flags ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER`,
    `holds ${PGPOOL}: 1 backends, failover_on_backend_error off`,
  ]);
  expect(told(rule, pgpool(WRITER.replace('.data.', '.other.') + OFF))[0]).toContain(
    'no Service of a CloudNativePG cluster',
  );
});

test('fails when there is no backend', () => {
  expect(told(rule, pgpool(OFF))).toEqual([`broken ${PGPOOL}: 0 backends, failover_on_backend_error off`]);
});

test('reads a projected ConfigMap too, whatever the image is called', () => {
  const projected: Value = [{ projected: { sources: [{ configMap: { name: 'pgpool' } }] } }];
  expect(told(rule, pgpool(WRITER + OFF, projected, 'registry.example.com/pooler'))).toHaveLength(2);
});

test('is unknown when the configuration cannot be read', () => {
  expect(told(rule, pgpool(WRITER, []))).toEqual([`unknown ${PGPOOL}: no ConfigMap with pgpool.conf is mounted`]);
  expect(told(rule, pgpool(UNTOLD))).toEqual([`unknown ${PGPOOL}: a parameter of the stack`]);
});

test('looks at no workload that does not run Pgpool-II', () => {
  expect(told(rule, pgpool(WRITER, [], 'registry.example.com/main'))).toEqual([]);
});
