import { type Declaration, readDeclarations, type SourceFile } from '../topology';
import { type Deployment, deploymentOf } from './deployment';
import type { OrderRule } from './rule';
import { ORDER_RULES } from './rules';

/** Two resources that may be made in the wrong order. */
export interface OrderFinding {
  readonly rule: OrderRule;
  /** Ids, `<stack>/<logical id>`: what must be made later and deleted first, and what it needs. */
  readonly later: string;
  readonly earlier: string;
}

/** What the rules found out about the templates of some files. */
export interface OrderJudgement {
  readonly findings: readonly OrderFinding[];
  /** Pairs of resources whose order is right, by the name of the rule. A rule without any was not exercised. */
  readonly held: ReadonlyMap<string, number>;
  /** Resources and stacks that wait for themselves: no order is right for them. */
  readonly circles: readonly string[];
}

function* pairs(rule: OrderRule, deployment: Deployment): Generator<readonly [Declaration, Declaration]> {
  const offering = new Map<string, Declaration[]>();
  for (const resource of deployment.resources) {
    for (const key of rule.offers(resource, deployment)) offering.set(key, [...(offering.get(key) ?? []), resource]);
  }
  for (const later of deployment.resources) {
    const needed = new Set([...rule.needs(later, deployment)].flatMap((key) => offering.get(key) ?? []));
    for (const earlier of needed) if (earlier !== later) yield [later, earlier];
  }
}

/**
 * Judges the order in which the CloudFormation templates among the files are made and deleted. Stacks that refer to each
 * other, or that the CDK deploys one after the other, are judged together.
 */
export function judgeOrder(files: readonly SourceFile[], rules: readonly OrderRule[] = ORDER_RULES): OrderJudgement {
  const findings: OrderFinding[] = [];
  const held = new Map(rules.map(({ name }) => [name, 0]));
  const deployments = readDeclarations(files).map(deploymentOf);
  for (const deployment of deployments) {
    for (const rule of rules) {
      for (const [later, earlier] of pairs(rule, deployment)) {
        if (deployment.after(later, earlier)) held.set(rule.name, (held.get(rule.name) ?? 0) + 1);
        else findings.push({ rule, later: later.id, earlier: earlier.id });
      }
    }
  }
  return { findings, held, circles: deployments.flatMap(({ circles }) => circles) };
}
