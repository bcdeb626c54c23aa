import { requireSafeFailover as rule } from '../../../lib/resilience/rules/require-safe-failover';
import { kubernetes, only, UNTOLD } from '../declared';
import { instances, POSTGRES, postgres, synchronous } from '../sample-postgres';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const settings = (spec: Parameters<typeof kubernetes>[3]) =>
  told(
    rule,
    only({ resources: [kubernetes('postgresql.cnpg.io/v1 Cluster', 'data', 'orders', { spec: spec ?? {} })] }),
  );

test('holds for a failover quorum that the loss of a zone leaves, and short delays', () => {
  expect(told(rule, postgres())).toEqual([
    `holds ${POSTGRES} [failoverQuorum]: failoverQuorum true, synchronous readers 1`,
  ]);
  expect(settings({ failoverDelay: 0, switchoverDelay: 60, stopDelay: 90 })).toEqual([
    `holds ${POSTGRES} [isolationCheck]: isolationCheck true`,
    `holds ${POSTGRES} [failoverDelay]: failoverDelay 0 s`,
    `holds ${POSTGRES} [switchoverDelay]: switchoverDelay 60 s`,
    `holds ${POSTGRES} [stopDelay]: stopDelay 90 s`,
  ]);
});

test('fails when the quorum is off, or the loss of a zone takes too many readers', () => {
  expect(told(rule, postgres({ synchronous: synchronous({ failoverQuorum: false }) }))).toEqual([
    `broken ${POSTGRES} [failoverQuorum]: failoverQuorum false, synchronous readers 1`,
  ]);
  expect(told(rule, postgres({ synchronous: undefined }))).toEqual([
    `broken ${POSTGRES} [failoverQuorum]: failoverQuorum false, synchronous readers not set`,
  ]);
  expect(told(rule, postgres({}, instances(3, { antiAffinity: [] })))).toEqual([
    `broken ${POSTGRES} [failoverQuorum]: failoverQuorum true, synchronous readers 1`,
  ]);
});

test('fails when a writer that is cut off is left alone, and for the default delays', () => {
  expect(settings({ failoverDelay: 30, probes: { liveness: { isolationCheck: { enabled: false } } } })).toEqual([
    `broken ${POSTGRES} [isolationCheck]: isolationCheck false`,
    `broken ${POSTGRES} [failoverDelay]: failoverDelay 30 s`,
    `broken ${POSTGRES} [switchoverDelay]: switchoverDelay 3600 s`,
    `broken ${POSTGRES} [stopDelay]: stopDelay 1800 s`,
  ]);
});

test('is unknown when the zones or the settings are', () => {
  expect(told(rule, { ...postgres(), nodeGroups: [] })).toEqual([
    `unknown ${POSTGRES} [failoverQuorum]: failoverQuorum true, synchronous readers 1`,
  ]);
  expect(settings({ switchoverDelay: UNTOLD, stopDelay: 90 })).toContain(
    `unknown ${POSTGRES} [switchoverDelay]: switchoverDelay unknown: a parameter of the stack s`,
  );
});

test('looks at no other database', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
