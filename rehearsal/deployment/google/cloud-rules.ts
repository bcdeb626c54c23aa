import {
  GROWING_RANGES,
  IMMUTABLE_BY_DEFINITION,
  IMMUTABLE_BY_GOOGLE,
  IMMUTABLE_BY_PROVIDER,
} from '../../../lib/difference';
import { contains } from '../../../lib/zones';
import type { CloudProject, CloudResource } from './cloud-project';
import type { ConnectorObject, Spec } from './connector-object';
import { isSame, valueAt } from './immutable-changes';

/** The API that makes a kind, by how the kind's name begins. */
const API_OF: readonly (readonly [RegExp, string])[] = [
  [/^ArtifactRegistry/, 'artifactregistry.googleapis.com'],
  [/^Compute/, 'compute.googleapis.com'],
  [/^Container/, 'container.googleapis.com'],
  [/^DNS/, 'dns.googleapis.com'],
  [/^IAM(?!PolicyMember)/, 'iam.googleapis.com'],
  [/^IAMPolicyMember/, 'cloudresourcemanager.googleapis.com'],
  [/^KMS/, 'cloudkms.googleapis.com'],
  [/^Monitoring/, 'monitoring.googleapis.com'],
  [/^Service/, 'serviceusage.googleapis.com'],
  [/^Storage/, 'storage.googleapis.com'],
];

/** Agents that come with their API. That of Cloud Storage comes when it is asked for. @see https://cloud.google.com/iam/docs/service-agents */
export const AGENT_OF_API: Readonly<Record<string, string>> = {
  'compute.googleapis.com': 'compute-system',
  'container.googleapis.com': 'container-engine-robot',
};

const AGENT = /^serviceAccount:service-\d+@([\w-]+)[.]iam[.]gserviceaccount[.]com$/;

/** Resources that a text names by their path, so that no reference orders them. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^projects\/[^/]+\/roles\/(\w+)$/, 'IAMCustomRole'],
  [/\/cryptoKeys\/([\w-]+)$/, 'KMSCryptoKey'],
];

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/**
 * Why Google Cloud refuses to make what an object declares, or nothing.
 *
 * @throws for a kind whose API is not known here
 */
export function refusalOfCreate(project: CloudProject, { kind, spec = {} }: ConnectorObject): string | undefined {
  const api = API_OF.find(([pattern]) => pattern.test(kind))?.[1];
  if (!api) throw new Error(`the rehearsal does not know the API of ${kind}`);
  if (!project.isOn(api)) return `${api} has not been used in project before or it is disabled`;
  const agent = AGENT.exec(String(spec.member ?? ''))?.[1];
  if (agent && !project.agents.has(agent)) return `Service account ${String(spec.member)} does not exist`;
  for (const text of texts(spec)) {
    for (const [pattern, wanted] of NAMED) {
      const name = pattern.exec(text)?.[1];
      if (name && !project.named(wanted, name)) return `${text} is not found`;
    }
  }
  return undefined;
}

const shrinks = (before: unknown, after: unknown): boolean =>
  typeof before === 'string' && typeof after === 'string' && !contains(after, before);

/** Why Google Cloud refuses to change a resource in place, or nothing. */
export function refusalOfChange({ kind, spec: before }: CloudResource, after: Spec): string | undefined {
  const fixed = (IMMUTABLE_BY_GOOGLE[kind] ?? []).find(
    (field) => !isSame(valueAt(before, field), valueAt(after, field)),
  );
  if (fixed) return `${fixed} of ${kind} is fixed`;
  const range = (GROWING_RANGES[kind] ?? []).find((field) => shrinks(valueAt(before, field), valueAt(after, field)));
  return range && `${range} of ${kind} can only grow`;
}

/** Why an object cannot take back a resource that is there, or nothing: a field that cannot change is another one. */
export function refusalOfAcquisition({ kind, spec: there }: CloudResource, declared: Spec): string | undefined {
  const fields = [IMMUTABLE_BY_DEFINITION, IMMUTABLE_BY_PROVIDER, IMMUTABLE_BY_GOOGLE].flatMap(
    (list) => list[kind] ?? [],
  );
  const other = fields.filter((field) => !isSame(valueAt(there, field), valueAt(declared, field)));
  return other.length > 0 ? `the resource exists, with another ${other.join(', ')}` : undefined;
}
