import { requireQuorumAfterZoneLoss as rule } from '../../../lib/resilience/rules/require-quorum-after-zone-loss';
import { place } from '../sample-place';
import { pod, zoneSpread } from '../sample-pod';
import { postgres } from '../sample-postgres';
import { manifestsAlone, sampleTopology } from '../sample-topology';
import { deployment, statefulSet } from '../sample-workloads';
import { told } from '../told';

const ID = 'StatefulSet data/orders';
const judged = (count: number, hard = true) =>
  told(
    rule,
    sampleTopology({
      workloads: [
        statefulSet('orders', {
          replicas: { min: count, max: count, place: place(ID) },
          pod: pod('orders', { spread: [zoneSpread('orders', { hard, minDomains: 3, matchLabelKeys: [] })] }),
        }),
      ],
    }),
  );
const SPREAD = 'hard spread of skew 1 over 3 zones';

test('holds for three and five members over three zones', () => {
  expect(judged(3)).toEqual([
    `holds ${ID}: 2 of 3 members left without the fullest zone (${SPREAD})`,
    `holds ${ID} [number]: 3 members`,
  ]);
  expect(judged(5)).toEqual([
    `holds ${ID}: 3 of 5 members left without the fullest zone (${SPREAD})`,
    `holds ${ID} [number]: 5 members`,
  ]);
});

test('fails when a zone may hold too many', () => {
  expect(judged(3, false)).toEqual([
    `broken ${ID}: 0 of 3 members left without the fullest zone (nothing keeps them in different zones)`,
    `holds ${ID} [number]: 3 members`,
  ]);
  expect(judged(4)).toEqual([
    `broken ${ID}: 2 of 4 members left without the fullest zone (${SPREAD})`,
    `broken (warning) ${ID} [number]: 4 members`,
  ]);
});

test('warns of an even number that suffices', () => {
  expect(judged(6)).toEqual([
    `holds ${ID}: 4 of 6 members left without the fullest zone (${SPREAD})`,
    `broken (warning) ${ID} [number]: 6 members`,
  ]);
});

test('is unknown when the nodes are', () => {
  expect(told(rule, manifestsAlone({ workloads: [statefulSet('orders')] }))).toEqual([
    `unknown ${ID}: the files name no nodes of the cluster`,
  ]);
});

test('looks at no writer with its readers, and at nothing stateless', () => {
  expect(told(rule, postgres())).toEqual([]);
  expect(told(rule, sampleTopology({ workloads: [deployment('service-a')] }))).toEqual([]);
});
