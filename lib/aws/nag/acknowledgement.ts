import type { EksScenario } from '../../scenario';

/** One finding, or a family of them, that stays in a scenario, and why. */
export interface Acknowledgement<Scenario extends EksScenario = EksScenario> {
  /** Name of the rule, as the finding has it, e.g. `AwsSolutions-IAM4[Policy::…]`. */
  readonly rule: RegExp;
  /** Path of the construct, e.g. `shop-network/Vpc/publicSubnet1/DefaultRoute`. */
  readonly path: RegExp;
  /** Why it stays: a fact that an auditor can check. */
  readonly evidence: string;
  /** Whether a scenario has what the entry speaks of. @default - every scenario has */
  readonly when?: (scenario: Scenario) => boolean;
}
