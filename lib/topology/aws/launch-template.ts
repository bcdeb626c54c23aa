import { isUnknown, type Known } from '../model/known';
import type { Value } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { knownOr, textAt, valueAt } from '../value/field';
import { idAt, knownIdsAt } from './reference';

/** What a launch template says of its machines. */
export interface LaunchTemplate {
  readonly instanceType?: Known<string>;
  readonly securityGroups: readonly string[];
  /** Most pods, where the user data sets it. */
  readonly pods?: number;
}

const NONE: LaunchTemplate = { securityGroups: [] };

/** `max-pods = 110` of Bottlerocket, `maxPods: 110` of nodeadm, `--max-pods=110` of the older bootstrap script. */
const MAX_PODS = /max-?pods["']?\s*[=:]\s*["']?(\d+)/i;

function podsOf(userData: Value | undefined): number | undefined {
  const [, pods] = MAX_PODS.exec(JSON.stringify(userData ?? '').replaceAll('\\"', '"')) ?? [];
  return pods === undefined ? undefined : Number(pods);
}

/** Security groups of the first network interface, or of the machine. */
export function securityGroupsOf(data: Value | undefined, interfaceGroups: 'Groups' | 'GroupSet'): readonly string[] {
  const own = knownIdsAt(data, 'SecurityGroupIds');
  return own.length > 0 ? own : knownIdsAt(data, `NetworkInterfaces.0.${interfaceGroups}`);
}

/** The launch template that the value names by its id or its name. */
export function launchTemplateAt(index: ResourceIndex, value: Value | undefined, path: string): LaunchTemplate {
  const named = valueAt(value, path);
  const id = ['Id', 'LaunchTemplateId', 'Name', 'LaunchTemplateName']
    .map((field) => idAt(named, field))
    .find((found) => found !== undefined && !isUnknown(found));
  const resource =
    index.get(knownOr(id, '')) ??
    index
      .ofType('AWS::EC2::LaunchTemplate')
      .find(({ properties }) => id !== undefined && textAt(properties, 'LaunchTemplateName') === id);
  if (resource?.type !== 'AWS::EC2::LaunchTemplate') return NONE;
  const data = valueAt(resource.properties, 'LaunchTemplateData');
  return {
    instanceType: textAt(data, 'InstanceType'),
    securityGroups: securityGroupsOf(data, 'Groups'),
    pods: podsOf(valueAt(data, 'UserData')),
  };
}
