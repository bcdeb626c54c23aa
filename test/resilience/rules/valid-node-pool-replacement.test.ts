import { CONTAINER_NODE_POOL } from '../../../lib/resilience/google-kinds';
import { validNodePoolReplacement as rule } from '../../../lib/resilience/rules/valid-node-pool-replacement';
import { google, only, UNTOLD } from '../declared';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const POOL = 'ContainerNodePool acme/general';
const judged = (spec: Parameters<typeof google>[2]) =>
  told(rule, only({ resources: [google(CONTAINER_NODE_POOL, 'general', spec)] }));
const management = { autoRepair: true };

test('holds for a node in advance and for blue-green, with repair', () => {
  expect(judged({ management })).toEqual([
    `holds ${POOL} [upgrade]: maxSurge 1, maxUnavailable 0`,
    `holds ${POOL} [repair]: autoRepair true`,
  ]);
  expect(judged({ management, upgradeSettings: { strategy: 'BLUE_GREEN' } })).toEqual([
    `holds ${POOL} [upgrade]: strategy BLUE_GREEN`,
    `holds ${POOL} [repair]: autoRepair true`,
  ]);
});

test('fails when nodes go first, or nobody repairs', () => {
  const upgradeSettings = { maxSurge: 0, maxUnavailable: 1 };
  expect(judged({ upgradeSettings, management: { autoRepair: false } })).toEqual([
    `broken ${POOL} [upgrade]: maxSurge 0, maxUnavailable 1`,
    `broken ${POOL} [repair]: autoRepair false`,
  ]);
});

test('is unknown when the counts are, and when nothing is said of repair', () => {
  expect(judged({ upgradeSettings: { maxSurge: UNTOLD } })).toEqual([
    `unknown ${POOL} [upgrade]: maxSurge unknown: a parameter of the stack, maxUnavailable 0`,
    `unknown ${POOL} [repair]: autoRepair not set`,
  ]);
});

test('looks at no nodes of another cloud', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
