import type { Template } from './template/template';

/** A resource of a stack, as CloudFormation keeps it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** @default - none yet: nothing was made */
  physicalId?: string;
  status: string;
  reason?: string;
  /** The evaluated properties that it was made or changed with last. */
  properties: Readonly<Record<string, unknown>>;
  deletionPolicy: string;
  updateReplacePolicy: string;
  /** Logical ids of what it depends on. */
  dependsOn: ReadonlySet<string>;
}

/** One line of a stack's history. */
export interface StackEvent {
  readonly id: string;
  readonly seconds: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

/** A change set that was made and not executed yet. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly text: string;
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly reason?: string;
  readonly changes: readonly object[];
  readonly importExisting: boolean;
  readonly onFailure?: string;
}

/** A stack, and what is known of it. */
export interface Stack {
  readonly id: string;
  readonly name: string;
  status: string;
  reason?: string;
  protection: boolean;
  template?: Template;
  text: string;
  parameters: Readonly<Record<string, string>>;
  tags: readonly { readonly Key: string; readonly Value: string }[];
  outputs: Readonly<Record<string, unknown>>;
  readonly resources: Map<string, StackResource>;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
}
