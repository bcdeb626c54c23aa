import type { JsonObject } from '../files/json';
import type { Place } from '../model/place';
import type { Resource } from '../model/resource';

/** A Helm chart that is installed with some values. */
export interface Release {
  readonly chart: string;
  readonly release: string;
  /** `undefined`: its values stand alone, and do not tell. */
  readonly namespace?: string;
  readonly repository?: string;
  readonly version?: string;
  readonly values: JsonObject;
  /** Reasons given with it for what a rule would find, by the rule's id. @default - none */
  readonly acknowledgements?: Resource['acknowledgements'];
}

/** Type of the resource that a release of a chart is. */
export const releaseType = (chart: string): string => `helm ${chart}`;

/** The resource that a release is: rules that cannot see into a chart must know that it is there. */
export function releaseResource(release: Release, place: Omit<Place, 'resource'>, cluster?: string): Resource {
  const { chart, namespace, acknowledgements = {} } = release;
  const id = `helm ${namespace === undefined ? '' : `${namespace}/`}${release.release}`;
  const { repository, version, values } = release;
  return {
    id,
    platform: 'kubernetes',
    type: releaseType(chart),
    name: release.release,
    ...(namespace !== undefined && { namespace }),
    labels: {},
    annotations: {},
    properties: {
      chart,
      ...(repository !== undefined && { repository }),
      ...(version !== undefined && { version }),
      values,
    },
    place: { ...place, resource: id },
    acknowledgements,
    ...(cluster !== undefined && { cluster }),
  };
}
