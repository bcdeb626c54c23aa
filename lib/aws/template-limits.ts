/** What CloudFormation takes of one template: 500 resources and 1 MB. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (November 2026) */
export const TEMPLATE_LIMITS = { resources: 500, bytes: 1_000_000 } as const;

/** A template that CloudFormation would refuse. */
export interface OversizeTemplate {
  readonly stack: string;
  readonly resources: number;
  readonly bytes: number;
}

/** Whether CloudFormation would refuse the template for its size; `text` is the one that the CDK uploads. */
export function oversize(stack: string, text: string): OversizeTemplate | undefined {
  const { Resources = {} } = JSON.parse(text) as { readonly Resources?: object };
  const found = { stack, resources: Object.keys(Resources).length, bytes: Buffer.byteLength(text) };
  const tooLarge = found.resources > TEMPLATE_LIMITS.resources || found.bytes > TEMPLATE_LIMITS.bytes;
  return tooLarge ? found : undefined;
}
