// Reads stages back as plain manifests, without writing a file.
import { App, Chart } from 'cdk8s';
import type { Kind, KindSpecs } from '../../../lib/gke-kcc/kinds/kind-specs';
import { managementStages } from '../../../lib/gke-kcc/management';
import type { Stage } from '../../../lib/gke-kcc/stage';
import type { GkeCockroachDbScenario } from '../../../lib/scenario';
import type { Manifest } from '../../crd/manifest';

/** The objects of a stage by file. */
export function filesOf(stage: Stage): Readonly<Record<string, readonly Manifest[]>> {
  const charts: Chart[] = [];
  stage.define((name) => {
    // an App of its own: the time that cdk8s takes for an App grows with the square of its charts
    const chart = new Chart(new App(), name);
    charts.push(chart);
    return chart;
  });
  return Object.fromEntries(charts.map((chart) => [chart.node.id, chart.toJson() as readonly Manifest[]]));
}

/** The objects of a stage. */
export function manifestsOf(stage: Stage): readonly Manifest[] {
  return Object.values(filesOf(stage)).flat();
}

/** The stage with this directory. */
export function stageOf(scenario: GkeCockroachDbScenario, directory: string): Stage {
  const stages = managementStages(scenario);
  const stage = stages.find((candidate) => candidate.directory === directory);
  if (!stage) throw new Error(`no stage '${directory}', only ${stages.map((other) => other.directory).join(', ')}`);
  return stage;
}

/** The objects of all stages, in order. */
export function managementManifests(scenario: GkeCockroachDbScenario): readonly Manifest[] {
  return managementStages(scenario).flatMap(manifestsOf);
}

/** The objects of a kind. */
export function ofKind(manifests: readonly Manifest[], kind: Kind): readonly Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

/** The specs of all objects of a kind by their names. */
export function specs<K extends Kind>(manifests: readonly Manifest[], kind: K): Readonly<Record<string, KindSpecs[K]>> {
  const entries = ofKind(manifests, kind).map(({ metadata, spec }) => [metadata.name, spec as KindSpecs[K]] as const);
  return Object.fromEntries(entries);
}

/** The spec of the object. */
export function specOf<K extends Kind>(manifests: readonly Manifest[], kind: K, name: string): KindSpecs[K] {
  const found = specs(manifests, kind)[name];
  if (!found) throw new Error(`no ${kind} '${name}', only ${Object.keys(specs(manifests, kind)).join(', ')}`);
  return found;
}
