import { type Document, fileName, folderOf } from '../files/document';
import { isJsonObject, type Json, type JsonObject, objectAt, stringAt } from '../files/json';
import type { AssemblyStack } from './stack';

/** `aws://123456789012/eu-west-1`; what the deploy chooses reads `unknown-account` and `unknown-region`. */
const ENVIRONMENT = /^aws:\/\/([^/]+)\/([^/]+)$/;

/** Whether a document is the CDK's list of what it wrote. @see aws-cdk-lib 2.261, cloud-assembly-schema, AssemblyManifest */
export function isAssembly({ file, body }: Document): boolean {
  return fileName(file) === 'manifest.json' && isJsonObject(body) && isJsonObject(body.artifacts);
}

const join = (folder: string, name: string): string => (folder ? `${folder}/${name}` : name);

function dependenciesOf(artifact: JsonObject): readonly string[] {
  const { dependencies } = artifact;
  return Array.isArray(dependencies) ? dependencies.filter((one: Json): one is string => typeof one === 'string') : [];
}

/** Stacks of the CDK's lists, by the file of the template. */
export function assemblyStacks(assemblies: readonly Document[]): ReadonlyMap<string, AssemblyStack> {
  return new Map(assemblies.flatMap(stacksOf));
}

function stacksOf({ file, body }: Document): readonly (readonly [string, AssemblyStack])[] {
  const artifacts = Object.entries(objectAt(body, 'artifacts')).filter(
    (entry): entry is [string, JsonObject] => stringAt(entry[1], 'type') === 'aws:cloudformation:stack',
  );
  const fileOf = (artifact: JsonObject): string =>
    join(folderOf(file), stringAt(artifact.properties, 'templateFile') ?? '');
  const files = new Map(artifacts.map(([id, artifact]) => [id, fileOf(artifact)]));
  return artifacts.map(([id, artifact]) => {
    const [, account = 'unknown-account', region = 'unknown-region'] =
      ENVIRONMENT.exec(stringAt(artifact, 'environment') ?? '') ?? [];
    return [
      fileOf(artifact),
      {
        name: stringAt(artifact.properties, 'stackName') ?? id,
        ...(region !== 'unknown-region' && { region }),
        ...(account !== 'unknown-account' && { account }),
        dependencies: dependenciesOf(artifact).flatMap((one) => files.get(one) ?? []),
      },
    ];
  });
}
