import { isUnknown, type Known, unknown } from '../model/known';
import { type Idle, idle, type Rebalancer } from '../model/rebalancer';
import type { Resource, Value } from '../model/resource';
import { entriesAt, flagAt, textAt, valueAt } from '../value/field';
import { scheduleObstacle } from './cron';
import { intervalObstacle } from './invocation';
import { BALANCE, EVICTOR } from './plugins';
import { type Profiles, profilesOf } from './policy';
import { rebalancersOf } from './rebalancers';
import { minorVersion, READ_MINOR } from './version';

/** What the chart does where its values have no profiles. @see sigs.k8s.io/descheduler v0.35, charts/descheduler/values.yaml */
const DEFAULT_PROFILES: Value = [
  {
    name: 'default',
    pluginConfig: [
      {
        name: EVICTOR,
        args: { podProtections: { defaultDisabled: ['PodsWithLocalStorage'], extraEnabled: ['PodsWithPVC'] } },
      },
      { name: BALANCE },
    ],
    plugins: { balance: { enabled: [BALANCE] } },
  },
];

const FIELD = 'values.deschedulerPolicy';

/** What beside its policy keeps the chart from moving anything. */
function obstacle(values: Value | undefined): Known<Idle> | undefined {
  const deployment = textAt(values, 'kind') === 'Deployment';
  if (!deployment && flagAt(values, 'suspend') === true) return idle('it is suspended');
  if (deployment && valueAt(values, 'replicas') === 0) return idle('it has no replica');
  const dry = valueAt(values, ['cmdOptions', 'dry-run']);
  if (dry !== undefined && String(dry) !== 'false') return idle('it runs with --dry-run');
  const often = textAt(values, deployment ? 'deschedulingInterval' : 'schedule');
  if (often === undefined || isUnknown(often)) return often;
  return deployment ? intervalObstacle(often) : scheduleObstacle(often);
}

/** Minor version by the tag among the values; the one that is read here, where there is none. */
function minorOf(values: Value | undefined): Known<number | Idle> {
  const tag = textAt(values, 'image.tag');
  if (tag === undefined || tag === '') return READ_MINOR;
  return isUnknown(tag) ? tag : minorVersion(`descheduler:${tag}`);
}

function profiles(values: Value | undefined): Profiles {
  const kept = obstacle(values);
  if (kept !== undefined) return kept;
  const minor = minorOf(values);
  if (typeof minor !== 'number') return minor;
  const version = textAt(values, 'deschedulerPolicyAPIVersion') ?? 'descheduler/v1alpha2';
  if (version !== 'descheduler/v1alpha2') return unknown('the policy is not of descheduler/v1alpha2');
  const policy = valueAt(values, 'deschedulerPolicy') ?? {};
  if (valueAt(policy, 'profiles') !== undefined) return profilesOf(policy, minor);
  const limits = entriesAt(values, 'deschedulerPolicy');
  return profilesOf({ ...Object.fromEntries(limits), profiles: DEFAULT_PROFILES }, minor);
}

/** The rebalancers of a release of the descheduler's chart. */
export const ofChart = (release: Resource): readonly Rebalancer[] =>
  rebalancersOf(profiles(valueAt(release.properties, 'values')), release, FIELD);
