// Test support: which account the recorded responses are of.

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';
export const ZONES = ['a', 'b', 'c'].map((letter) => `${REGION}${letter}`);

/** A role that the CDK's bootstrap stack makes. */
export const cdkRole = (name: string) => `cdk-hnb659fds-${name}-role-${ACCOUNT}-${REGION}`;

/** What the fixture has to know of an output. */
export interface AccountFor {
  readonly platform: string;
  /** Versions of the add-ons of the templates. */
  readonly addOns: Readonly<Record<string, string>>;
  readonly instanceTypes: readonly string[];
  readonly engine?: string;
  readonly secrets: readonly string[];
}
