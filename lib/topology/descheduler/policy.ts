import { parse } from 'yaml';
import { type Json, shallow } from '../files/json';
import { selectorAt } from '../kubernetes/selector';
import { type Known, unknown } from '../model/known';
import type { RebalancingPolicy } from '../model/rebalancer';
import type { Value } from '../model/resource';
import { flagAt, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';

const BALANCE = 'RemovePodsViolatingTopologySpreadConstraint';

/** A profile of a policy: its name, and what it moves. */
export interface Profile {
  readonly name: string;
  readonly policy: Known<RebalancingPolicy>;
}

const textsAt = (value: Value | undefined, path: string): readonly string[] =>
  itemsAt(value, path).flatMap((item) => knownOr(textAt(item, []), []));

/** Arguments of a plugin; nothing where it has none. */
const argsOf = (profile: Value, plugin: string): Value =>
  valueAt(
    itemsAt(profile, 'pluginConfig').find((each) => textAt(each, 'name') === plugin),
    'args',
  ) ?? {};

/** What picks pods by facts that stand in no manifest of theirs: the class of their priority, nodes, labels of namespaces. */
const UNTOLD = ['priorityThreshold', 'nodeSelector', 'namespaceLabelSelector'];

const selectors = (args: readonly Value[]): RebalancingPolicy['selectors'] =>
  args.filter((each) => valueAt(each, 'labelSelector') !== undefined).map((each) => selectorAt(each, 'labelSelector'));

function policyOf(profile: Value): Known<RebalancingPolicy> {
  const [evictor, balance] = [argsOf(profile, 'DefaultEvictor'), argsOf(profile, BALANCE)];
  const untold = UNTOLD.find((field) => valueAt(evictor, field) !== undefined);
  if (untold !== undefined) return unknown(`the evictor picks by ${untold}`);
  const said = textsAt(balance, 'constraints');
  // @see sigs.k8s.io/descheduler v0.35, defaults of the plugin
  const constraints = said.length > 0 ? said : ['DoNotSchedule'];
  const included = textsAt(balance, 'namespaces.include');
  const protections = (kind: string) => textsAt(evictor, `podProtections.${kind}`);
  return {
    hard: constraints.includes('DoNotSchedule'),
    soft: constraints.includes('ScheduleAnyway'),
    ...(included.length > 0 && { included }),
    excluded: textsAt(balance, 'namespaces.exclude'),
    selectors: selectors([evictor, balance]),
    emptyDirs:
      flagAt(evictor, 'evictLocalStoragePods') === true ||
      protections('defaultDisabled').includes('PodsWithLocalStorage'),
    claims: flagAt(evictor, 'ignorePvcPods') !== true && !protections('extraEnabled').includes('PodsWithPVC'),
    minReplicas: knownOr(numberAt(evictor, 'minReplicas'), 0),
  };
}

/** Whether the profile moves pods that break their spread. */
const balances = (profile: Value): boolean =>
  ['balance', 'deschedule'].some((point) => textsAt(profile, `plugins.${point}.enabled`).includes(BALANCE));

/** The profiles of a policy that move pods which break their spread. @see DeschedulerPolicy descheduler/v1alpha2 */
export const profilesOf = (policy: Value): readonly Profile[] =>
  itemsAt(policy, 'profiles')
    .filter(balances)
    .map((profile) => ({ name: knownOr(textAt(profile, 'name'), ''), policy: policyOf(profile) }));

/** The profiles of a policy that is a text; unknown in a version that is not read, or where it is no YAML. */
export function profilesOfText(text: string): Known<readonly Profile[]> {
  try {
    const policy = shallow(parse(text) as Json);
    const version = textAt(policy, 'apiVersion');
    if (version !== 'descheduler/v1alpha2') return unknown(`the policy is not of descheduler/v1alpha2`);
    return profilesOf(policy);
  } catch {
    return unknown('the policy is no YAML');
  }
}
