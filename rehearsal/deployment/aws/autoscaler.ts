import type { Account } from './account';

interface Scaling {
  readonly MinSize: unknown;
  readonly MaxSize: unknown;
  readonly DesiredSize: unknown;
}

/** The size of a node group, and between what the autoscaler may choose it. */
export interface GroupSize {
  /** What tells the group from others, also when EKS makes it anew under another name. */
  readonly group: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
}

/** What the stacks tag their node groups with. */
const TAG = 'trizone.dev/node-group';

/** The sizes of all node groups. */
export function groupSizes(account: Account): readonly GroupSize[] {
  return account.ofType('AWS::EKS::Nodegroup').map(({ id, properties }) => {
    const { MinSize, MaxSize, DesiredSize } = properties.ScalingConfig as Scaling;
    const tags = properties.Tags as Readonly<Record<string, string>> | undefined;
    return { group: tags?.[TAG] ?? id, size: Number(DesiredSize), least: Number(MinSize), most: Number(MaxSize) };
  });
}

/** Does what the cluster autoscaler does under load: one node more in each group that may have one. */
export function scaleOut(account: Account): void {
  for (const group of account.ofType('AWS::EKS::Nodegroup')) {
    const scaling = group.properties.ScalingConfig as Scaling;
    const DesiredSize = Math.min(Number(scaling.MaxSize), Number(scaling.DesiredSize) + 1);
    group.properties = { ...group.properties, ScalingConfig: { ...scaling, DesiredSize } };
  }
}
