import { type LossVariant, zoneLosses } from '../../lib/resilience';
import type { PodTemplate, Topology, Workload } from '../../lib/topology';
import { nodeGroup, ZONES } from './sample-network';
import { place } from './sample-place';
import { named, ZONE_KEY, zoneSpread } from './sample-pod';
import { database, manifestsAlone, sampleOf, sampleTopology } from './sample-topology';
import {
  charted,
  claim,
  daemon,
  deployment,
  job,
  replicas,
  statefulSet,
  storageClass,
  withPod,
} from './sample-workloads';

const [LOST] = ZONES;

/** Two nodes in each zone with plenty of room. */
const ROOMY = { nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 2, max: 2 } })) };

/** What becomes of the first workload when the first zone is lost. */
function lose(topology: Topology, variant: LossVariant, nodes?: number) {
  const found = zoneLosses(topology, nodes === undefined ? undefined : () => nodes).find(
    (each) => each.variant === variant && [LOST, 'any zone'].includes(each.zone),
  );
  if (!found) throw new Error('no loss is told');
  const { survivors, recovers, verdict } = found;
  return { survivors, recovers, verdict };
}

const outcome = (survivors: number, recovers: boolean, verdict: 'holds' | 'broken') => ({
  survivors,
  recovers,
  verdict,
});

const service = (changes: Partial<PodTemplate>, count = 3): Topology =>
  sampleOf([withPod(replicas(deployment('a'), count), changes)], ROOMY);

describe('a service that is spread over three zones', () => {
  const stock = { minDomains: undefined, honorTaints: false };
  const apart = [{ topologyKey: ZONE_KEY, hard: true, selector: named('a'), matchLabelKeys: [] }];

  it.each([
    ['nothing', { spread: [] }, 0, true, true],
    ['a preferred anti-affinity', { spread: [], antiAffinity: [{ ...apart[0], hard: false }] }, 0, true, true],
    ['ScheduleAnyway', { spread: [zoneSpread('a', { ...stock, hard: false })] }, 0, true, true],
    ['a required anti-affinity', { spread: [], antiAffinity: apart }, 2, false, false],
    ['DoNotSchedule alone', { spread: [zoneSpread('a', stock)] }, 2, false, true],
    ['Honor', { spread: [zoneSpread('a', { minDomains: undefined })] }, 2, true, true],
    ['Honor and minDomains 3', { spread: [zoneSpread('a', { minDomains: 3 })] }, 2, false, false],
    ['Honor and minDomains 2', { spread: [zoneSpread('a')] }, 2, true, true],
  ])('by %s', (_, changes, survivors, keptNodes, deletedNodes) => {
    const topology = service(changes as Partial<PodTemplate>);
    const verdict = survivors >= 2 ? 'holds' : 'broken';
    expect(lose(topology, 'black')).toEqual(outcome(survivors, keptNodes, verdict));
    expect(lose(topology, 'powered-off')).toEqual(outcome(survivors, deletedNodes, verdict));
  });

  it('recovers by a required anti-affinity when a zone is left', () => {
    expect(lose(service({ spread: [], antiAffinity: apart }, 2), 'black')).toEqual(outcome(1, true, 'broken'));
  });

  it('recovers beside a silent zone that counts as empty, up to the skew', () => {
    expect(lose(service({ spread: [zoneSpread('a', { ...stock, maxSkew: 2 })] }), 'black').recovers).toBe(true);
  });

  it('never leaves silent nodes that its pods tolerate for ever, but deleted ones', () => {
    const tolerant = service({ tolerations: [{ operator: 'Exists' }] });
    expect(lose(tolerant, 'black')).toEqual(outcome(2, false, 'holds'));
    expect(lose(tolerant, 'powered-off')).toEqual(outcome(2, true, 'holds'));
  });

  it('is put on silent nodes again when its pods tolerate them', () => {
    const key = 'node.kubernetes.io/unreachable';
    const tolerations = [
      { key, operator: 'Exists' as const, effect: 'NoExecute', seconds: 30 },
      { key, operator: 'Exists' as const, effect: 'NoSchedule' },
    ];
    expect(lose(service({ tolerations }), 'black').recovers).toBe(false);
  });
});

describe('a zone of which one node goes on', () => {
  it('is left alone by Kubernetes when three nodes or more are silent', () => {
    expect(lose(service({}), 'brown', 4)).toEqual(outcome(2, false, 'holds'));
  });

  it('is left by its pods when fewer are silent, for the node that goes on', () => {
    expect(lose(service({}), 'brown', 2)).toEqual(outcome(2, true, 'holds'));
    expect(lose(sampleOf([deployment('a')], ROOMY), 'brown').recovers).toBe(true);
  });

  it('cannot be lost in part when it has one node', () => {
    expect(lose(sampleOf([deployment('a')]), 'brown')).toEqual({
      survivors: 2,
      recovers: { unknown: 'a zone of one node cannot be lost in part' },
      verdict: 'not exercised',
    });
  });

  it('leaves open which node goes on when there are several kinds', () => {
    const kinds = { nodeGroups: [...ROOMY.nodeGroups, nodeGroup('more', [LOST])] };
    expect(lose(sampleOf([deployment('a')], kinds), 'brown').recovers).toEqual({
      unknown: 'which of the nodes of the zone goes on cannot be told',
    });
  });
});

describe('a database of three members', () => {
  it('has its quorum, and no member more until the zone is back', () => {
    for (const variant of ['black', 'powered-off', 'brown'] as const) {
      expect(lose(sampleOf([statefulSet('b')], ROOMY), variant, 4)).toEqual(outcome(2, false, 'holds'));
    }
  });

  it('is made whole on other disks once its nodes are deleted', () => {
    const shared = { ...ROOMY, storageClasses: [storageClass({ zonal: false })] };
    const spread = [zoneSpread('b', { matchLabelKeys: [] })];
    const moving = sampleOf([withPod(statefulSet('b'), { spread })], shared);
    expect(lose(moving, 'black').recovers).toBe(false);
    expect(lose(moving, 'powered-off').recovers).toBe(true);
  });

  it('is doubtful on disks of which nothing is known', () => {
    const other = sampleOf([statefulSet('b', { claims: [claim({ storageClass: 'other' })] })], ROOMY);
    expect(lose(other, 'powered-off').recovers).toEqual({ unknown: 'StorageClass other is not in the files' });
  });

  it('needs its writer and the readers that must confirm', () => {
    const members = statefulSet('b');
    const databases = [
      database({
        workload: members.id,
        consistency: 'writer-and-readers',
        synchronous: { number: 2, method: 'any', durability: 'required', failoverQuorum: true },
      }),
    ];
    expect(lose(sampleOf([members], { ...ROOMY, databases }), 'black').verdict).toBe('broken');
  });
});

describe('what is short of room', () => {
  const asking = (millicores: number, changes: Partial<Workload> = {}) =>
    withPod(deployment('a', changes), { requests: { millicores, bytes: 1 } });

  it('recovers on nodes that are always there, or on new ones', () => {
    expect(lose(sampleOf([asking(1000)]), 'black').recovers).toBe(true);
    expect(lose(sampleOf([asking(3000)]), 'black').recovers).toBe(true);
  });

  it('does not recover without room, and others may not either', () => {
    const fixed = { nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 1, max: 1 } })) };
    expect(lose(sampleOf([asking(3000)], fixed), 'black').recovers).toBe(false);
    const small = withPod(deployment('0'), { requests: { millicores: 1, bytes: 1 } });
    expect(lose(sampleOf([small, asking(3000)], fixed), 'black').recovers).toEqual({
      unknown: 'the other zones have no room for all workloads',
    });
  });

  it('is doubtful while something asks for an amount that cannot be told', () => {
    expect(lose(sampleOf([deployment('a'), charted(deployment('b'))]), 'black').recovers).toEqual({
      unknown: 'Deployment services/b: the values do not say',
    });
  });

  it('puts no two pods on one node where that is forbidden', () => {
    const apart = [{ topologyKey: 'kubernetes.io/hostname', hard: true, selector: named('a'), matchLabelKeys: [] }];
    const one = { nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 1, max: 1 } })) };
    const workload = withPod(deployment('a'), { antiAffinity: apart });
    expect(lose(sampleOf([workload], one), 'black').recovers).toBe(false);
    expect(lose(sampleOf([workload], ROOMY), 'black').recovers).toBe(true);
  });
});

describe('what is told of every loss', () => {
  it('is told of each workload and each managed database, for each zone and each way', () => {
    const managed = database({
      id: 'acme-platform/Aurora',
      workload: undefined,
      consistency: 'shared-storage',
      members: ZONES.map((zone, index) => ({
        name: `m${index}`,
        role: index === 0 ? 'writer' : 'reader',
        zone,
        place: place('Aurora'),
      })),
    });
    const losses = zoneLosses(sampleTopology({ databases: [database(), managed] }));
    expect(losses.length).toBe((5 + 1) * 3 * 3);
    expect(losses.filter(({ subject, zone }) => subject === managed.id && zone === LOST)).toEqual(
      (['black', 'powered-off', 'brown'] as const).map((variant) => ({
        subject: managed.id,
        zone: LOST,
        variant,
        need: { count: 1, because: 'any member can write: the storage is shared' },
        survivors: 2,
        recovers: false,
        verdict: 'holds',
        reason: '2 of 3 members go on, 1 needed (any member can write: the storage is shared)',
      })),
    );
  });

  it('says why, with the numbers', () => {
    expect(zoneLosses(sampleOf([deployment('a')])).slice(0, 1)).toEqual([
      {
        subject: 'Deployment services/a',
        zone: LOST,
        variant: 'black',
        need: { count: 2, because: 'two thirds of 3 replicas' },
        survivors: 2,
        recovers: true,
        verdict: 'holds',
        reason:
          '2 of 3 replicas go on, 2 needed (two thirds of 3 replicas): hard spread of skew 1 over 3 zones; recovers: the nodes of the other zones have room',
      },
    ]);
  });

  it('does not exercise daemons and jobs', () => {
    const verdicts = zoneLosses(sampleOf([daemon('d'), job('j')])).map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['not exercised']));
  });

  it('holds of a workload that is not in the zone', () => {
    const elsewhere = withPod(deployment('a'), {
      nodeAffinity: [[{ key: ZONE_KEY, operator: 'NotIn', values: [LOST] }]],
    });
    expect(lose(sampleOf([elsewhere]), 'black')).toEqual(outcome(3, true, 'holds'));
  });

  it('is broken of pods that no node takes', () => {
    const nowhere = withPod(deployment('a'), { nodeSelector: { disk: 'fast' } });
    expect(lose(sampleOf([nowhere]), 'black')).toEqual(outcome(0, false, 'broken'));
  });

  it('is unknown without nodes, unless it is broken whatever the zones are', () => {
    const why = { unknown: 'the files name no nodes of the cluster' };
    const losses = [deployment('a'), replicas(deployment('b'), 1), charted(deployment('c'))].map((workload) =>
      lose(manifestsAlone({ workloads: [workload], databases: [] }), 'black'),
    );
    expect(losses).toEqual([
      { survivors: why, recovers: why, verdict: 'unknown' },
      { survivors: 0, recovers: why, verdict: 'broken' },
      {
        survivors: { unknown: 'the values do not say' },
        recovers: { unknown: 'the values do not say' },
        verdict: 'unknown',
      },
    ]);
    const wanted = deployment('d', { declaredNeed: { count: 4, place: place('d') } });
    expect(lose(manifestsAlone({ workloads: [wanted], databases: [] }), 'black').verdict).toBe('broken');
  });

  it('is unknown of a managed database whose zones are, but for a single member', () => {
    const member = (name: string) => ({ name, role: 'equal' as const, place: place(name) });
    const managed = (count: number) =>
      sampleOf([], {
        databases: [
          database({ workload: undefined, members: Array.from({ length: count }, (_, index) => member(`m${index}`)) }),
        ],
      });
    expect(lose(managed(3), 'black').verdict).toBe('unknown');
    expect(lose(managed(1), 'black').verdict).toBe('broken');
  });
});
