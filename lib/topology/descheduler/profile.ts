import type { Value } from '../model/resource';
import { itemsAt, knownOr, textAt, valueAt } from '../value/field';
import { PLUGINS } from './plugins';

/** Where a profile enables plugins. */
export const POINTS = Object.keys(PLUGINS) as (keyof typeof PLUGINS)[];

/** The texts of the list at the path. */
export const textsAt = (value: Value | undefined, path: string): readonly string[] =>
  itemsAt(value, path).flatMap((item) => knownOr(textAt(item, []), []));

/** Name of a profile or of a plugin. */
export const nameOf = (value: Value): string => knownOr(textAt(value, 'name'), '');

/** What a profile configures a plugin with. */
export const configOf = (profile: Value, plugin: string): Value | undefined =>
  itemsAt(profile, 'pluginConfig').find((each) => nameOf(each) === plugin);

/** Arguments of a plugin; nothing where it has none. */
export const argsOf = (profile: Value, plugin: string): Value => valueAt(configOf(profile, plugin), 'args') ?? {};

/** The plugins that a profile enables at a point. */
export const enabledAt = (profile: Value, point: string): readonly string[] =>
  textsAt(profile, `plugins.${point}.enabled`);
