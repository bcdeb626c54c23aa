import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from './acknowledgement';
import { securityChecks } from './security-checks';

/** A rule that a construct breaks. */
export interface Finding {
  /** Name of the rule, e.g. `AwsSolutions-S1`. */
  readonly rule: string;
  /** Path of the construct. */
  readonly path: string;
}

/** What the acknowledgements left. Either of the lists not being empty is a fault. */
export interface Acknowledged {
  /** Findings that no entry covers. */
  readonly open: readonly Finding[];
  /** Findings that stay, each with the evidence of the first entry that covers it. */
  readonly acknowledged: readonly (Finding & { readonly evidence: string })[];
  /** Entries that cover nothing: what they speak of is gone, or never was. */
  readonly stale: readonly Pick<Acknowledgement, 'rule' | 'path' | 'evidence'>[];
}

function findings(app: App, scopes: readonly IConstruct[]): Finding[] {
  // plain packs: what the templates carry is up to those that the app registers
  return securityChecks(app, {})
    .flatMap((pack) => scopes.flatMap((scope) => pack.validateScope(scope).violations))
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath ?? '' })),
    );
}

/**
 * Runs the security checks over some parts of an app, one scenario's stacks, and acknowledges what the table covers, each
 * finding by its exact name on its exact construct.
 *
 * Once for each: what it covered is no finding any more, so a second run calls every entry stale.
 *
 * Not by `Validations.of(construct).acknowledge(...)`: in this version of the CDK it refuses names with `::`, as all of IAM's
 * have, and a name with the prefix of its pack would silence the rule in the whole app.
 *
 * @see https://github.com/cdklabs/cdk-nag/issues/2351
 */
export function acknowledge<Entry extends Pick<Acknowledgement, 'rule' | 'path' | 'evidence'>>(
  app: App,
  scopes: readonly IConstruct[],
  table: readonly Entry[],
): Acknowledged {
  const constructs = new Map<string, IConstruct>(
    scopes.flatMap((scope) => scope.node.findAll()).map((construct) => [construct.node.path, construct]),
  );
  const found = findings(app, scopes).map((finding) => ({
    ...finding,
    entry: table.find(({ rule, path }) => rule.test(finding.rule) && path.test(finding.path)),
  }));
  const acknowledged = found.flatMap(({ rule, path, entry }) =>
    entry ? [{ rule, path, evidence: entry.evidence }] : [],
  );
  for (const { rule, path, evidence } of acknowledged) {
    constructs.get(path)?.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [rule]: evidence });
  }
  const used = new Set(found.map(({ entry }) => entry));
  return {
    open: found.filter(({ entry }) => !entry).map(({ rule, path }) => ({ rule, path })),
    acknowledged,
    stale: table.filter((entry) => !used.has(entry)),
  };
}
