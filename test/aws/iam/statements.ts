// Test support: every statement of every policy that a scenario's templates hold.
import type { Synthesized } from '../synthesized';

/** A statement that allows something, its actions and resources as text. */
export interface Allowed {
  /** Logical id of the policy. */
  readonly policy: string;
  /** Who has it: what may be done with one's own rights, or what others may do with a resource. */
  readonly kind: 'identity' | 'bucket' | 'topic';
  readonly actions: readonly string[];
  /** ARNs; `<AWS::S3::Bucket.Arn>` stands for that of a resource of the template, `<token>` for another value. */
  readonly resources: readonly string[];
  readonly condition: Readonly<Record<string, unknown>> | undefined;
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly PolicyDocument?: { readonly Statement: readonly Statement[] };
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  };
}

const KINDS: Readonly<Record<string, Allowed['kind']>> = {
  'AWS::IAM::ManagedPolicy': 'identity',
  'AWS::IAM::Policy': 'identity',
  'AWS::IAM::Role': 'identity',
  'AWS::S3::BucketPolicy': 'bucket',
  'AWS::SNS::TopicPolicy': 'topic',
};

const list = <Item>(items: Item | readonly Item[]): readonly Item[] => (Array.isArray(items) ? items : [items as Item]);

/** The text of a value of a template. */
function text(value: unknown, typeOf: (id: string) => string): string {
  if (typeof value === 'string') return value;
  const [[operation, argument] = ['', undefined]] = Object.entries(value as Record<string, unknown>);
  if (operation === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => text(part, typeOf)).join(separator);
  }
  if (operation === 'Fn::GetAtt') {
    const [id, attribute] = argument as [string, string];
    return `<${typeOf(id)}.${attribute}>`;
  }
  if (operation === 'Ref') return typeOf(argument as string) === '' ? '<token>' : `<${typeOf(argument as string)}>`;
  return '<token>';
}

/** What the policies of a template allow. Key policies are left out: their `*` is the key itself. */
export function allowed(template: string): Allowed[] {
  const { Resources } = JSON.parse(template) as { Resources: Readonly<Record<string, Resource>> };
  const typeOf = (id: string) => Resources[id]?.Type ?? '';
  return Object.entries(Resources).flatMap(([policy, { Type, Properties }]) => {
    const kind = KINDS[Type];
    if (!kind) return [];
    const documents = [Properties?.PolicyDocument, ...(Properties?.Policies ?? []).map((one) => one.PolicyDocument)];
    return documents
      .flatMap((document) => document?.Statement ?? [])
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Action, Resource, Condition }) => ({
        policy,
        kind,
        actions: list(Action),
        resources: list(Resource).map((resource) => text(resource, typeOf)),
        condition: Condition,
      }));
  });
}

/** What the templates of a scenario allow. */
export const allowedBy = ({ templates }: Pick<Synthesized, 'templates'>): Allowed[] =>
  [...templates.values()].flatMap(allowed);
