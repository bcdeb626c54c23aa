import { type Output, objectsOfKind } from '../../output';
import { handMadeSecretsOf } from '../../stand-ins/hand-made-secret';
import type { Secret } from '../../stand-ins/secret';
import { type ExternalSecret, randomStore, targetSecret } from '../../stand-ins/target-secret';

/** Namespaces of the management cluster, whose Secrets nobody reads here. */
function managementNamespaces({ stages }: Output): ReadonlySet<string> {
  const objects = stages.filter(({ tree }) => tree === 'management').flatMap((stage) => stage.objects);
  return new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
}

/**
 * The Secrets of all ExternalSecrets, and those that the guide has a person make. Their values are random, and the same where
 * the output reads the same.
 */
export function standInSecrets(output: Output): readonly Secret[] {
  const value = randomStore();
  const targets = objectsOfKind<ExternalSecret>(output, 'ExternalSecret').map((each) => targetSecret(each, value));
  const elsewhere = managementNamespaces(output);
  const handMade = handMadeSecretsOf(output.guide, (key) => value(key, ''));
  return [...targets, ...handMade.filter(({ metadata: { namespace = '' } }) => !elsewhere.has(namespace))];
}
