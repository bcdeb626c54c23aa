import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding that a construct's author accepts, for the construct and all below it. */
export interface ConstructAcknowledgement {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

/** How the CDK records a bare id, here one of ours. @see aws-cdk-lib 2.261, Validations.acknowledge */
const BARE = 'annotation::HA-';

/**
 * The acknowledgements that `Validations.of(construct).acknowledge({ id, reason })` has left in the tree, by the bare id of a
 * rule. Ids with the plugin's name before them are the CDK's own affair: it applies those to the whole app.
 */
export function constructAcknowledgements(app: IConstruct): readonly ConstructAcknowledgement[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Readonly<Record<string, unknown>>))
      .filter(([id]) => id.startsWith(BARE))
      .map(([id, reason]) => ({ path: node.path, rule: id.slice(BARE.length - 'HA-'.length), reason: String(reason) })),
  );
}

/** Whether the construct at `path` is the acknowledged one or below it. */
export function covers({ path }: ConstructAcknowledgement, construct: string | undefined): boolean {
  return construct !== undefined && (path === '' || construct === path || construct.startsWith(`${path}/`));
}
