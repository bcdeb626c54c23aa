import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import type { GkeCockroachDbOutput } from '../lib/gke-kcc';

/** Writes a scenario into a folder, one file a chart. Returns the number of Kubernetes objects. */
export function writeOutput({ folders, files }: GkeCockroachDbOutput, directory: string): number {
  const target = (path: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    return join(directory, path);
  };
  let objects = 0;
  for (const { path, stage } of folders) {
    const charts: Chart[] = [];
    stage.define((name) => {
      // an App of its own: the time that cdk8s takes for an App grows with the square of its charts
      const chart = new Chart(new App(), name);
      charts.push(chart);
      return chart;
    });
    for (const chart of charts) {
      const manifests = chart.toJson();
      Yaml.save(target(`${path}/${chart.node.id}.k8s.yaml`), manifests);
      objects += manifests.length;
    }
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(target(path), text);
  return objects;
}
