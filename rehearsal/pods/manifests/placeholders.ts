import type { KubernetesObject } from '../../cluster/api';
import { type Change, nameOf } from './change';
import { texts, withTexts } from './texts';

/** A text in an object that CloudFormation would replace at the deploy. */
export interface Placeholder {
  /** `Kind namespace/name` */
  readonly object: string;
  readonly path: string;
  /** `${AWS::URLSuffix}` */
  readonly text: string;
}

/**
 * As the synth writes a token: a pseudo parameter, a function, an attribute or a reference. A shell's `${name##*}` is none,
 * a shell's `${name}` looks like a reference.
 */
const PLACEHOLDER = /\$\{(?:AWS::\w+|Fn::\w+:(?:\{[^}]*\}|[^}]*)|[A-Za-z]\w*(?:\.\w+)*)\}/g;

/**
 * What CloudFormation puts in place of its pseudo parameters in the commercial partition of AWS.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
const PSEUDO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::Partition', 'aws'],
]);

/** Where a placeholder may stay, because nothing here reads the field. */
export interface UnreadField {
  readonly kind: string;
  readonly path: RegExp;
  readonly why: string;
}

/** Fields of every output on AWS that nothing on this machine reads. */
export const UNREAD_FIELDS: readonly UnreadField[] = [
  { kind: 'StorageClass', path: /^parameters\.kmsKeyId$/, why: 'the provisioner here encrypts nothing' },
  {
    kind: 'ServiceAccount',
    path: /^metadata\.annotations\.eks\.amazonaws\.com\/role-arn$/,
    why: 'the controllers that have a role of IAM are not here',
  },
  {
    kind: 'Service',
    path: /^metadata\.annotations\.service\.beta\.kubernetes\.io\/aws-load-balancer-subnets$/,
    why: 'the AWS load balancer controller is not here',
  },
  {
    kind: 'ExternalSecret',
    path: /^spec\.data\[\d+\]\.remoteRef\.key$/,
    why: 'the Secrets are made of the name as it is written',
  },
];

/** Every placeholder of the objects, with its place. */
export function placeholders(objects: readonly KubernetesObject[]): readonly Placeholder[] {
  return objects.flatMap((object) =>
    texts(object).flatMap(({ path, text }) =>
      [...text.matchAll(PLACEHOLDER)].map(([found]) => ({ object: nameOf(object), path, text: found })),
    ),
  );
}

/** The object with what the function gives for each placeholder; `undefined` when it gives nothing for any of them. */
export function withPlaceholders(
  object: KubernetesObject,
  value: (placeholder: string) => string | undefined,
): readonly KubernetesObject[] | undefined {
  const replaced = (text: string) => text.replaceAll(PLACEHOLDER, (found) => value(found) ?? found);
  const isConcerned = texts(object).some(({ text }) => replaced(text) !== text);
  return isConcerned ? [withTexts(object, replaced)] : undefined;
}

/** Pseudo parameters get the values that they have at the deploy. */
export const PSEUDO_PARAMETERS_RESOLVED: Change = {
  what: 'every kind: pseudo parameters of CloudFormation',
  why: 'CloudFormation replaces them at the deploy, and there is none here',
  to: (object) => withPlaceholders(object, (placeholder) => PSEUDO_PARAMETERS.get(placeholder.slice(2, -1))),
};

/**
 * Refuses objects in which a placeholder stands where something reads it.
 *
 * @throws with each placeholder and its place
 */
export function refusePlaceholders(objects: readonly KubernetesObject[], unread = UNREAD_FIELDS): void {
  const left = objects.flatMap((object) =>
    placeholders([object]).filter(
      ({ path }) => !unread.some((field) => field.kind === object.kind && field.path.test(path)),
    ),
  );
  if (left.length === 0) return;
  const places = left.map(({ object, path, text }) => `${object} ${path}: ${text}`);
  throw new Error(
    `what CloudFormation fills in at the deploy must have a value here; give it one by a change, or list the field as unread:\n${places.join('\n')}`,
  );
}
