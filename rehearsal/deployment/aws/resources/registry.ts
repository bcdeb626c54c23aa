import { ACCOUNTS } from './accounts';
import type { Behaviour } from './behaviour';
import { CLUSTERS } from './clusters';
import { DATABASES } from './databases';
import { NETWORKS } from './networks';

const BY_A_FUNCTION = { seconds: { create: 5, update: 5, delete: 5 }, idPrefix: 'custom-' };

/** Custom resources: what the function behind one does is done by the rehearsal, or is left out. */
const CUSTOM: Readonly<Record<string, Behaviour>> = {
  'Custom::AWSCDK-EKS-KubernetesResource': { ...BY_A_FUNCTION, leavesOut: 'the function; its kubectl is called' },
  'Custom::AWSCDK-EKS-HelmChart': { ...BY_A_FUNCTION, leavesOut: 'the function, and Helm' },
  'Custom::VpcRestrictDefaultSG': { ...BY_A_FUNCTION, leavesOut: 'the rules of the default security group' },
  'Custom::NodeGroupSize': { ...BY_A_FUNCTION, leavesOut: 'nothing: its function is run, and asks the account' },
};

/** Every type that the fake knows. Durations are those usual in a region, rounded; no claim rests on them. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  ...NETWORKS,
  ...CLUSTERS,
  ...DATABASES,
  ...ACCOUNTS,
  ...CUSTOM,
};

/** What the fake knows of a type. @throws when it knows nothing: what is not modelled is not accepted */
export function behaviourOf(type: string): Behaviour {
  const found = BEHAVIOURS[type];
  if (!found) throw new Error(`the fake AWS does not know ${type}: tell it in rehearsal/deployment/aws/resources`);
  return found;
}
