import { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Metadata of a resource under which the availability rules look for what is accepted. @see docs/rules.md */
const METADATA = 'trizone';

/** Says with a resource, or with the only one of a construct, why a finding of an availability rule is accepted there. */
export function acceptFinding(construct: Construct, rule: string, reason: string): void {
  const resources = construct.node.findAll().filter((each) => each instanceof CfnResource);
  const [resource] = resources;
  if (!resource || resources.length > 1) {
    throw new Error(`'${construct.node.path}' must hold one resource to accept ${rule} at, got ${resources.length}`);
  }
  const said = resource.getMetadata(METADATA) as { readonly acknowledge: object } | undefined;
  resource.addMetadata(METADATA, { acknowledge: { ...said?.acknowledge, [rule]: reason } });
}
