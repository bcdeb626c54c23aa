import { App, Chart } from 'cdk8s';
import type { Stage } from './stage';

/** What guides and scripts need to know of an object of a stage. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** The objects of a stage, in the order in which they are written. */
export function objectsOf(stage: Stage): readonly DeclaredObject[] {
  const charts: Chart[] = [];
  stage.define((name) => {
    // an App of its own: the time that cdk8s takes for an App grows with the square of its charts
    const chart = new Chart(new App(), name);
    charts.push(chart);
    return chart;
  });
  return charts.flatMap((chart) => chart.toJson() as readonly DeclaredObject[]);
}

/** Whether the cloud resource stays when the object goes: Config Connector then only forgets it. */
export const isKept = ({ metadata }: DeclaredObject): boolean =>
  metadata.annotations?.['cnrm.cloud.google.com/deletion-policy'] === 'abandon';

/** The kind in the words of kubectl, which no other group has: `computeaddress.compute.cnrm.cloud.google.com`. */
export function qualifiedKind({ apiVersion, kind }: Pick<DeclaredObject, 'apiVersion' | 'kind'>): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
}
