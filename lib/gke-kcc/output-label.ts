import { ApiObject, type Chart } from 'cdk8s';
import type { Stage } from './stage';

/** Trees of an output, each applied to a cluster of its own. */
export type Tree = 'management' | 'workload';

/**
 * Label by which an object is found again when it is no longer declared. A key with a slash is no label in Google Cloud:
 * Config Connector drops it.
 */
export const OUTPUT_LABEL = 'trizone.dev/output';

/** The value of {@link OUTPUT_LABEL}. Two platforms may share a management cluster, and even a namespace. */
export const outputLabel = (platform: string, tree: Tree): string => `${platform}.${tree}`;

/** The stage with the label on all of its objects. */
export function labelled(stage: Stage, value: string): Stage {
  return {
    ...stage,
    define(makeChart) {
      const charts: Chart[] = [];
      stage.define((name) => {
        const chart = makeChart(name);
        charts.push(chart);
        return chart;
      });
      for (const object of charts.flatMap((chart) => chart.node.findAll()).filter(ApiObject.isApiObject)) {
        object.metadata.addLabel(OUTPUT_LABEL, value);
      }
    },
  };
}
