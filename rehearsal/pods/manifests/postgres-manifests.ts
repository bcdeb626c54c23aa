import type { Output } from '../../output';
import type { Changed } from './change';
import { changedPostgres } from './changes';
import { definitionsOf } from './definitions';
import { imagesOf } from './images';
import { objectStoreSecrets, type S3 } from './object-store';
import type { Difference } from './operators/operator';
import { postgresOperators } from './operators/postgres-operators';
import { type ManifestStage, manifestStages } from './stages';
import { standInSecrets } from './stand-in-secrets';

/** All that is applied for one scenario, and in what it is not the output. */
export interface Manifests {
  readonly stages: readonly ManifestStage[];
  /** To objects of the output. */
  readonly changes: readonly Changed[];
  /** Of operators, which charts and AWS would install. */
  readonly differences: readonly Difference[];
  /** Every image that a node pulls. */
  readonly images: readonly string[];
}

/**
 * All that is applied for eks-postgres, as plain data: nothing is asked of a cluster.
 *
 * @param serviceCidr addresses of the services, as the scenario has them: 172.20.0.0/16
 * @throws when a Go module cannot be had or the folder of the definitions is not there; what {@link changedPostgres} throws
 */
export function postgresManifests(output: Output, serviceCidr: string, s3: S3): Manifests {
  const written = output.stages.flatMap(({ objects }) => objects);
  const { objects, changes } = changedPostgres(written, s3.endpoint);
  const { nameServer, networkPolicies, operators } = postgresOperators(output.directory, serviceCidr);
  const base = [networkPolicies, nameServer];
  const all = [...base, ...operators];
  const applied = [...objects, ...all.flatMap((operator) => operator.objects)];
  const brought = all.flatMap((operator) => operator.definitions);
  return {
    stages: manifestStages({
      definitions: definitionsOf(applied, brought),
      objects,
      base,
      operators,
      secrets: [...standInSecrets(output), ...objectStoreSecrets(objects, s3)],
    }),
    changes,
    differences: all.flatMap((operator) => operator.differences),
    images: imagesOf(applied),
  };
}
