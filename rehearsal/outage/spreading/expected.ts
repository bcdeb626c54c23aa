import type { SettingName } from './settings';

/** Moments at which the replicas are counted. */
export const MOMENTS = [
  'nodes in two zones',
  'nodes in three zones',
  'a fourth replica',
  'a new image',
  'outage, nodes kept',
  'that zone returns',
  'new image in an outage',
  'outage, nodes deleted',
  'its nodes are made anew',
] as const;

export type Moment = (typeof MOMENTS)[number];

/** What is held to happen. */
export interface Expected {
  /** Replicas that serve, in all zones together. */
  readonly serving: number;
  /** Replicas without a node. @default - none */
  readonly pending?: number;
  /** Whether no zone has two more than another. @default - either may happen */
  readonly even?: boolean;
}

const ALL: Expected = { serving: 3 };
const EVEN: Expected = { serving: 3, even: true };
const UNEVEN: Expected = { serving: 3, even: false };
const TWO: Expected = { serving: 2, pending: 1 };
const FOUR: Expected = { serving: 4 };

/** The waiting replica keeps a rollout from taking any other away, and the first new one finds no zone either. */
const STALLED: Expected = { serving: 2, pending: 2 };

/** Any replica goes anywhere: all are placed always, and nothing moves them back. */
const SOFT: Readonly<Record<Moment, Expected>> = {
  'nodes in two zones': ALL,
  'nodes in three zones': ALL,
  'a fourth replica': FOUR,
  'a new image': ALL,
  'outage, nodes kept': ALL,
  'that zone returns': UNEVEN,
  'new image in an outage': ALL,
  'outage, nodes deleted': ALL,
  'its nodes are made anew': UNEVEN,
};

/** One replica in each zone or none: what waits, waits for its zone. */
const ONE_EACH: Readonly<Record<Moment, Expected>> = {
  'nodes in two zones': TWO,
  'nodes in three zones': EVEN,
  'a fourth replica': { serving: 3, pending: 1, even: true },
  // one replica more at first, which finds every zone taken
  'a new image': { serving: 3, pending: 1, even: true },
  'outage, nodes kept': TWO,
  'that zone returns': EVEN,
  'new image in an outage': STALLED,
  'outage, nodes deleted': TWO,
  'its nodes are made anew': EVEN,
};

/** Hard, and a lost zone whose nodes are tainted no longer counts. */
const HONOR: Readonly<Record<Moment, Expected>> = {
  'nodes in two zones': ALL,
  'nodes in three zones': EVEN,
  'a fourth replica': { serving: 4, even: true },
  'a new image': ALL,
  'outage, nodes kept': ALL,
  'that zone returns': UNEVEN,
  'new image in an outage': ALL,
  'outage, nodes deleted': ALL,
  'its nodes are made anew': UNEVEN,
};

/**
 * What each setting is held to do.
 *
 * @see Kubernetes 1.35, pkg/scheduler/framework/plugins/podtopologyspread/filtering.go and interpodaffinity/filtering.go
 * @see KEP-3022 (minDomains), KEP-3094 (nodeTaintsPolicy), KEP-3243 (matchLabelKeys), KEP-5980
 */
export const EXPECTED: Readonly<Record<SettingName, Readonly<Record<Moment, Expected>>>> = {
  none: SOFT,
  'preferred anti-affinity': { ...SOFT, 'nodes in three zones': EVEN },
  ScheduleAnyway: { ...SOFT, 'nodes in three zones': EVEN },
  'required anti-affinity': ONE_EACH,
  'required anti-affinity, maxUnavailable 1': { ...ONE_EACH, 'a new image': EVEN },
  'required anti-affinity, matchLabelKeys': {
    ...ONE_EACH,
    'a new image': EVEN,
    // two new ones beside an old one that stays until the third finds its zone
    'new image in an outage': { serving: 3, pending: 1 },
  },
  DoNotSchedule: {
    ...HONOR,
    // the tainted nodes still count, with nothing on them
    'outage, nodes kept': TWO,
    'that zone returns': EVEN,
    'new image in an outage': STALLED,
  },
  '+ Honor': HONOR,
  '+ Honor, minDomains 3': {
    ...HONOR,
    'nodes in two zones': TWO,
    'outage, nodes kept': TWO,
    'that zone returns': EVEN,
    'new image in an outage': STALLED,
    'outage, nodes deleted': TWO,
    'its nodes are made anew': EVEN,
  },
  '+ Honor, minDomains 2': HONOR,
  'as the workload library': { ...HONOR, 'a new image': EVEN },
};
