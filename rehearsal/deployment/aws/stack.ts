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

/** What a deployment did with one resource, so that it can be undone. */
export interface Done {
  readonly id: string;
  /** The resource before. @default - none: it was made */
  readonly before?: StackResource;
  readonly propertiesBefore?: Readonly<Record<string, unknown>>;
}

/** What an update did until it failed, as far as it is not undone yet. */
export interface FailedUpdate {
  readonly done: readonly Done[];
  /** Resources in whose place another one was made. */
  readonly replaced: readonly StackResource[];
  /** Resources that a roll-back could not remove. */
  readonly made: readonly StackResource[];
  readonly reason: string;
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
  /** What a roll-back could not undo. @default - nothing */
  notRolledBack?: FailedUpdate;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
}
