/** A CloudFormation template, as far as manifests are looked for in it. */
export interface Template {
  readonly Resources?: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** The manifests that one resource of a stack applies. */
export interface AppliedManifests {
  /** Logical id of the resource in its stack. */
  readonly logicalId: string;
  readonly objects: readonly unknown[];
}

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

/** What CloudFormation fills in at the deploy, as a person reads it: `${Database.Endpoint.Address}`. */
function placeholder(token: unknown): string {
  if (token === null || typeof token !== 'object') return String(token);
  const [[name = '', value] = []] = Object.entries(token);
  if (name === 'Fn::Join' && Array.isArray(value)) return join(token);
  // holds placeholders of its own
  if (name === 'Fn::Sub' && typeof value === 'string') return value;
  const parts = Array.isArray(value)
    ? value.map((part) => (typeof part === 'object' ? placeholder(part) : String(part)))
    : [];
  if (name === 'Ref') return `\${${String(value)}}`;
  if (name === 'Fn::GetAtt') return `\${${parts.join('.')}}`;
  return `\${${name}:${parts.length > 0 ? parts.join(',') : JSON.stringify(value).replaceAll('"', "'")}}`;
}

function join(token: object): string {
  const [separator, parts] = (token as { 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : placeholder(part))).join(separator);
}

/** The text of a manifest: a string, or one that CloudFormation joins of strings and tokens. */
function text(manifest: unknown): string {
  return typeof manifest === 'string' ? manifest : join(manifest as object);
}

/** The Kubernetes objects that the template's stack applies, tokens replaced by readable placeholders. */
export function readableManifests({ Resources = {} }: Template): readonly AppliedManifests[] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === MANIFEST)
    .map(([logicalId, { Properties }]) => ({
      logicalId,
      objects: JSON.parse(text(Properties?.Manifest)) as readonly unknown[],
    }));
}
