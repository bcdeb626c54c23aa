import type { ClusterInfo } from '@aws-quickstart/eks-blueprints';
import type { Construct } from 'constructs';

/**
 * What the add-ons of these names have defined, for what needs a kind or a webhook that they bring. By the promise of each,
 * not by the order of the list: whoever forgets one is told.
 *
 * @throws when one of them is not among the add-ons before
 */
export async function awaitAddOns(info: ClusterInfo, names: readonly string[]): Promise<Construct[]> {
  return Promise.all(
    names.map((name) => {
      const scheduled = info.getScheduledAddOn(name);
      if (!scheduled) throw new Error(`add-on '${name}' must come before what needs it, got none: add it first`);
      return scheduled;
    }),
  );
}
