import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Properties for {@link PinnedStack}. */
export interface PinnedStackProps extends Omit<StackProps, 'env'> {
  /** Account id: 12 digits. */
  readonly account: string;
  /** Region, e.g. `eu-west-1`. */
  readonly region: string;
  /** Zones that everything in the stack is spread over, e.g. `eu-west-1a`. */
  readonly zones: readonly string[];
}

/**
 * Defines a stack whose zones are data.
 *
 * The CDK asks the account for its zones otherwise: synth would need credentials, and the template would depend on who
 * runs it.
 */
export class PinnedStack extends Stack {
  private readonly zones: readonly string[];

  constructor(scope: Construct, id: string, { account, region, zones, ...props }: PinnedStackProps) {
    super(scope, id, { ...props, env: { account, region } });
    this.zones = zones;
  }

  /** The zones that were given. */
  override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
