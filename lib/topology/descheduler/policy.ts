import { parse } from 'yaml';
import { type Json, shallow } from '../files/json';
import { selectorAt } from '../kubernetes/selector';
import { isUnknown, type Known, unknown } from '../model/known';
import { type Idle, idle, type RebalancingPolicy } from '../model/rebalancer';
import type { Value } from '../model/resource';
import { flagAt, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { evictorObstacle, protections } from './evictor';
import { BALANCE, EVICTOR } from './plugins';
import { LIMITS, notRead } from './policy-fields';
import { argsOf, enabledAt, nameOf, textsAt } from './profile';
import { refusal } from './refusal';
import { READ_MINOR } from './version';

/** A profile of a policy: its name, and what it moves. */
export interface Profile {
  readonly name: string;
  readonly policy: Known<RebalancingPolicy | Idle>;
}

/** The profiles of a policy that move pods which break their spread, or why it moves none. */
export type Profiles = Known<readonly Profile[] | Idle>;

const selectors = (args: readonly Value[]): RebalancingPolicy['selectors'] =>
  args.filter((each) => valueAt(each, 'labelSelector') !== undefined).map((each) => selectorAt(each, 'labelSelector'));

function policyOf(profile: Value, minor: number): Profile['policy'] {
  const [evictor, balance] = [argsOf(profile, EVICTOR), argsOf(profile, BALANCE)];
  const obstacle = evictorObstacle(evictor, minor);
  if (obstacle !== undefined) return obstacle;
  const said = textsAt(balance, 'constraints');
  // @see sigs.k8s.io/descheduler v0.35, defaults of the plugin
  const constraints = said.length > 0 ? said : ['DoNotSchedule'];
  const included = textsAt(balance, 'namespaces.include');
  return {
    hard: constraints.includes('DoNotSchedule'),
    soft: constraints.includes('ScheduleAnyway'),
    ...(included.length > 0 && { included }),
    excluded: textsAt(balance, 'namespaces.exclude'),
    selectors: selectors([evictor, balance]),
    emptyDirs:
      flagAt(evictor, 'evictLocalStoragePods') === true ||
      protections(evictor, 'defaultDisabled').includes('PodsWithLocalStorage'),
    claims: flagAt(evictor, 'ignorePvcPods') !== true && !protections(evictor, 'extraEnabled').includes('PodsWithPVC'),
    minReplicas: knownOr(numberAt(evictor, 'minReplicas'), 0),
  };
}

/**
 * The profiles of a policy that move pods which break their spread. A field that is not read makes all of it unknown: it may
 * spare pods, and misspelt it keeps the descheduler from starting.
 *
 * @param minor minor version of the descheduler, 35 of v0.35
 * @see DeschedulerPolicy descheduler/v1alpha2
 */
export function profilesOf(policy: Value, minor = READ_MINOR): Profiles {
  const limit = LIMITS.find((each) => valueAt(policy, each) === 0);
  if (limit !== undefined) return idle(`with ${limit} 0 it moves nothing`);
  const profiles = itemsAt(policy, 'profiles');
  const refused = profiles.map(refusal).find((why) => why !== undefined);
  if (refused !== undefined) return idle(`the descheduler refuses ${refused}`);
  const field = notRead(policy);
  if (field !== undefined) return unknown(`what ${field} does cannot be told`);
  const moving = profiles.filter((profile) => enabledAt(profile, 'balance').includes(BALANCE));
  if (moving.length === 0) return idle(`no profile enables ${BALANCE} under plugins.balance`);
  return moving.map((profile) => ({ name: nameOf(profile), policy: policyOf(profile, minor) }));
}

/** The policy of a text; `undefined` where it is no YAML. */
export function policyOfText(text: string): Value | undefined {
  try {
    return shallow(parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** The kind of the policies of a descheduler. */
export const POLICY_KIND = 'DeschedulerPolicy';

/** The profiles of a policy that is a text; unknown in a version that is not read, or where it is no YAML. */
export function profilesOfText(text: string, minor = READ_MINOR): Profiles {
  const policy = policyOfText(text);
  if (policy === undefined) return unknown('the policy is no YAML');
  if (textAt(policy, 'apiVersion') !== 'descheduler/v1alpha2') {
    return unknown('the policy is not of descheduler/v1alpha2');
  }
  const kind = textAt(policy, 'kind');
  if (kind !== undefined && isUnknown(kind)) return kind;
  if (kind !== POLICY_KIND) return idle(`the descheduler refuses a policy of kind ${kind ?? 'none'}`);
  return profilesOf(policy, minor);
}
