import { type JsonObject, objectAt } from '../files/json';
import { deploymentRollout } from '../kubernetes/rollout';
import { labelsSelector } from '../kubernetes/selector';
import { isUnknown } from '../model/known';
import type { Place } from '../model/place';
import type { Value } from '../model/resource';
import type { Budget, Webhook, Workload } from '../model/workload';
import { flagAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { chartPod } from './chart-pod';
import type { ChartBudget, ChartDeployment, ChartWebhook, KnownChart } from './known-chart';

/** One installation of a known chart. */
export interface Installation {
  readonly chart: string;
  readonly known: KnownChart;
  readonly release: string;
  readonly namespace: string;
  readonly cluster: string;
  readonly values: JsonObject;
  readonly place: Place;
}

/** What an installation adds to a topology. */
export interface Installed {
  readonly workloads: readonly Workload[];
  readonly budgets: readonly Budget[];
  readonly webhooks: readonly Webhook[];
}

const text = (values: Value, path: string): string | undefined => knownOr(textAt(values, path), '') || undefined;

const chartName = ({ chart, known, values }: Installation): string =>
  text(values, 'nameOverride') ?? known.name?.(values) ?? chart;

/** Name of what a chart makes: the release's, which the chart's follows unless it stands in it. @see Helm 3, chart template */
function fullName(installation: Installation): string {
  const name = chartName(installation);
  const { release, values } = installation;
  return text(values, 'fullnameOverride') ?? (release.includes(name) ? release : `${release}-${name}`);
}

function workload(installation: Installation, deployment: ChartDeployment): Workload {
  const { section, suffix, label, component, labels: own, replicas, standard } = deployment;
  const { chart, release, namespace, cluster, place } = installation;
  const values = { ...standard, ...(section ? objectAt(installation.values, section) : installation.values) };
  const name = `${fullName(installation)}${suffix}`;
  const labels = own ?? {
    'app.kubernetes.io/name': label === '*' ? chartName(installation) : label,
    'app.kubernetes.io/instance': release,
    ...(component !== undefined && { 'app.kubernetes.io/component': component }),
  };
  const field = ['values', section, replicas.field].filter((one) => one !== '').join('.');
  const count = numberAt(values, replicas.field) ?? replicas.standard;
  const strategy = valueAt(values, 'strategy') ?? valueAt(values, 'updateStrategy') ?? {};
  return {
    id: `Deployment ${namespace}/${name}`,
    kind: 'Deployment',
    namespace,
    name,
    cluster,
    place,
    origin: { kind: 'chart', chart, release },
    role: 'controller',
    replicas: { min: count, max: count, place: { ...place, field } },
    selector: labelsSelector(labels),
    pod: chartPod(name, { ...objectAt(values, 'podLabels'), ...labels }, values, place),
    rollout: deploymentRollout({ strategy }, isUnknown(count) ? undefined : count),
    claims: [],
  };
}

function budget(
  installation: Installation,
  { section }: ChartDeployment,
  how: ChartBudget,
  of: Workload,
): readonly Budget[] {
  const values = section ? objectAt(installation.values, section) : installation.values;
  const given = objectAt(values, 'podDisruptionBudget');
  const enabled = flagAt(given, 'enabled');
  if (enabled === false || (how.whenEnabled && enabled !== true)) return [];
  const [min, max] = ['minAvailable', 'maxUnavailable'].map((name) => textAt(given, name));
  const said = min !== undefined || max !== undefined;
  const { minAvailable, maxUnavailable } = said ? { minAvailable: min, maxUnavailable: max } : (how.standard ?? {});
  if (minAvailable === undefined && maxUnavailable === undefined) return [];
  return [
    {
      id: `PodDisruptionBudget ${of.namespace}/${of.name}${how.suffix ?? ''}`,
      cluster: of.cluster,
      namespace: of.namespace,
      selector: of.selector,
      ...(minAvailable !== undefined && { minAvailable }),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
      evictsUnhealthy: textAt(given, 'unhealthyPodEvictionPolicy') === 'AlwaysAllow',
      place: of.place,
    },
  ];
}

function webhook(installation: Installation, one: ChartWebhook, answering: Workload | undefined): readonly Webhook[] {
  const { namespace, cluster, values, place } = installation;
  if (one.switch !== undefined && flagAt(values, one.switch) === false) return [];
  return [
    {
      id: `${one.name} of ${installation.chart}`,
      cluster,
      failsClosed: one.policy === undefined || textAt(values, one.policy) !== 'Ignore',
      service: `${namespace}/${one.service.replace('*', fullName(installation))}`,
      ...(answering && { workload: answering.id }),
      place,
    },
  ];
}

/** What an installation of a known chart makes. */
export function installed(installation: Installation): Installed {
  const { deployments, webhooks } = installation.known;
  const workloads = deployments.map((one) => workload(installation, one));
  return {
    workloads,
    budgets: deployments.flatMap((one, index) => {
      const of = workloads[index];
      return one.budget && of ? budget(installation, one, one.budget, of) : [];
    }),
    webhooks: webhooks.flatMap((one) => webhook(installation, one, workloads[one.deployment])),
  };
}
