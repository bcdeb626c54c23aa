import type { Document } from 'yaml';
import type { SourceEdit } from './checkout';
import type { Seen } from './seen';

/** A change that a person makes when everything runs. */
export interface Change {
  readonly name: string;
  /** Scenarios whose output it changes. @default - all */
  readonly scenarios?: readonly string[];
  /** What is written into the configuration. @default - nothing */
  readonly edit?: (config: Document) => void;
  /** What is changed in the project itself, such as a version. @default - nothing */
  readonly edits?: readonly SourceEdit[];
  /** Headings of "Day two" whose commands are given, one after the other. @default - everything is deployed */
  readonly sections?: readonly string[];
  /** Which blocks of commands of these sections. @default - all */
  readonly only?: (commands: string) => boolean;
  /** Commands that are given before the configuration is changed, by the name of the platform. @default - none */
  readonly before?: (platform: string) => string;
  /** Values of the variables that a person fills in. @default - none: blocks with such variables are left out */
  readonly values?: Readonly<Record<string, string>>;
  /** Text of the refusal, when it must not come as far as a deploy. @default - it is deployed */
  readonly refused?: string;
  /** Whether it is tried before by a deploy that fails, whose roll-back fails, too. It changes five resources or more. @default false */
  readonly failsFirst?: boolean;
  /** What else CloudFormation must make so. Returns what is not. */
  readonly judge?: (before: Seen, after: Seen) => string | undefined;
  /** What the commands of the sections must make so, beside CloudFormation. Returns what is not. */
  readonly byHand?: (after: Seen) => string | undefined;
}
