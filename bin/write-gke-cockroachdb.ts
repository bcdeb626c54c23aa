import { App, Chart, Yaml } from 'cdk8s';
import type { GkeCockroachDbOutput } from '../lib/gke-kcc';
import { folderWriter } from './folder-writer';

/** Writes a scenario into a folder, one file a chart. Returns the number of Kubernetes objects. */
export function writeGkeCockroachDb({ folders, files, preflight }: GkeCockroachDbOutput, directory: string): number {
  const write = folderWriter(directory);
  const objects: Parameters<typeof preflight>[0][number][] = [];
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
      write(`${path}/${chart.node.id}.k8s.yaml`, Yaml.stringify(...manifests));
      objects.push(...manifests);
    }
  }
  write('preflight.sh', preflight(objects));
  for (const [path, text] of Object.entries(files)) write(path, text);
  return objects.length;
}
