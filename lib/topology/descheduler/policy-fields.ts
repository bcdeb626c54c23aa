import type { Value } from '../model/resource';
import { itemsAt, valueAt } from '../value/field';
import { EVICTOR_ARGUMENTS, LABEL_SELECTOR } from './evictor';
import { BALANCE, EVICTOR, KNOWN_PLUGINS, PLUGINS } from './plugins';
import { enabledAt, nameOf, POINTS } from './profile';
import { fieldNotRead, type Shape } from './shape';

/** Limits of evictions, of which 0 allows none. */
export const LIMITS = ['maxNoOfPodsToEvictPerNode', 'maxNoOfPodsToEvictPerNamespace', 'maxNoOfPodsToEvictTotal'];

/** What is read of a policy, or changes nothing for the pods of a service. Anything else may spare them. */
const POLICY: Shape = {
  apiVersion: 'text',
  kind: 'text',
  ...Object.fromEntries(LIMITS.map((limit) => [limit, 'count' as const])),
  evictionFailureEventNotification: 'flag',
  gracePeriodSeconds: 'count',
  profiles: [
    {
      name: 'text',
      pluginConfig: [{ name: 'text', args: 'anything' }],
      plugins: Object.fromEntries(Object.keys(PLUGINS).map((point) => [point, { enabled: ['text'] as const }])),
    },
  ],
};

/** Arguments by plugin. Those of plugins that have nothing to do with spreads are not looked at. */
const ARGUMENTS: Readonly<Record<string, Shape>> = {
  [EVICTOR]: EVICTOR_ARGUMENTS,
  [BALANCE]: {
    constraints: ['text'],
    labelSelector: LABEL_SELECTOR,
    namespaces: { include: ['text'], exclude: ['text'] },
    topologyBalanceNodeFit: 'flag',
  },
};

/** The field of the policy that is not read, or the plugin that is not known. */
export function notRead(policy: Value): string | undefined {
  const field = fieldNotRead(policy, POLICY, '');
  if (field !== undefined) return `the field ${field}`;
  for (const profile of itemsAt(policy, 'profiles')) {
    const configs = itemsAt(profile, 'pluginConfig');
    const plugins = [...POINTS.flatMap((point) => enabledAt(profile, point)), ...configs.map(nameOf)];
    const plugin = plugins.find((each) => !KNOWN_PLUGINS.has(each));
    if (plugin !== undefined) return `the plugin ${plugin}`;
    for (const config of configs) {
      const args = fieldNotRead(valueAt(config, 'args'), ARGUMENTS[nameOf(config)] ?? 'anything', 'args');
      if (args !== undefined) return `the field ${args} of ${nameOf(config)}`;
    }
  }
  return undefined;
}
