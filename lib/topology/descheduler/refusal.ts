import type { Value } from '../model/resource';
import { evictorRefusal } from './evictor';
import { BALANCE, EVICTOR, KNOWN_PLUGINS, PLUGINS } from './plugins';
import { argsOf, configOf, enabledAt, POINTS, textsAt } from './profile';

/** Why the descheduler does not start with the profile. @see sigs.k8s.io/descheduler v0.35, NewProfile and the validation of plugins */
export function refusal(profile: Value): string | undefined {
  for (const point of POINTS) {
    const misplaced = enabledAt(profile, point).find(
      (plugin) => KNOWN_PLUGINS.has(plugin) && !PLUGINS[point].includes(plugin),
    );
    if (misplaced !== undefined) return `${misplaced} under plugins.${point}`;
    const bare = enabledAt(profile, point).find(
      (plugin) => plugin !== EVICTOR && KNOWN_PLUGINS.has(plugin) && !configOf(profile, plugin),
    );
    if (bare !== undefined) return `${bare} without an entry in pluginConfig`;
  }
  const balance = argsOf(profile, BALANCE);
  const constraint = textsAt(balance, 'constraints').find((each) => !/^(DoNotSchedule|ScheduleAnyway)$/.test(each));
  if (constraint !== undefined) return `the constraint ${constraint}`;
  const both = ['include', 'exclude'].every((list) => textsAt(balance, `namespaces.${list}`).length > 0);
  return both ? 'namespaces.include beside namespaces.exclude' : evictorRefusal(argsOf(profile, EVICTOR));
}
