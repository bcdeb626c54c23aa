import type { EksScenario } from '../../scenario';

/**
 * The readable copy of a manifest of the platform, as a pattern for the shell: its logical id ends with a digest.
 *
 * @param construct - id of the construct that applies it, with the ids above it
 */
export const manifestFile = (
  { id, name }: Pick<EksScenario, 'name'> & { readonly id: string },
  construct: string,
): string => `dist/${id}/manifests/${name}-platform/${construct}????????.yaml`;
