import { type Budget, type Workload as Declared, isUnknown, type Known } from '../../lib/topology';
import { ApiError, type KubernetesObject } from '../cluster/api';
import type { Stage } from '../stage';
import { declaredController, whyNotMade } from '../stand-ins/declared-pods';
import type { WorkloadRole } from './workload';

/** What was made of charts and operators. */
export interface AppliedDeclared {
  /** Of all workloads that the files declare, by the id of what runs for them. */
  readonly roles: ReadonlyMap<string, WorkloadRole>;
  /** A line for each: what was made, or why it was not. */
  readonly made: readonly string[];
}

const isWatched = ({ role }: Declared): boolean => role !== 'batch' && role !== 'daemon';

const roleOf = ({ role }: Declared): WorkloadRole => (role === 'batch' || role === 'daemon' ? 'stateless' : role);

async function makeNamespace({ api }: Stage, name: string): Promise<void> {
  await api
    .create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    .catch((error: unknown) => {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
    });
}

/** `1` and `1/3` of budgets are counts to the API when they are whole numbers. */
function amount(field: string, value: Known<string> | undefined): object {
  if (value === undefined || isUnknown(value)) return {};
  return { [field]: /^\d+$/.test(value) ? Number(value) : value };
}

function budgetManifest(budget: Budget): KubernetesObject {
  const [, name = ''] = budget.id.split('/');
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace: budget.namespace },
    spec: {
      selector: { matchExpressions: budget.selector },
      ...amount('minAvailable', budget.minAvailable),
      ...amount('maxUnavailable', budget.maxUnavailable),
      ...(budget.evictsUnhealthy ? { unhealthyPodEvictionPolicy: 'AlwaysAllow' } : {}),
    },
  } as KubernetesObject;
}

/** Applies the pods that charts and operators would make, with their budgets, as far as the files tell what they are. */
export async function applyDeclared(
  stage: Stage,
  change: (object: KubernetesObject) => KubernetesObject,
): Promise<AppliedDeclared> {
  const { api, plane, output } = stage;
  const { topologies } = output;
  const roles = new Map<string, WorkloadRole>();
  const made: string[] = [];
  for (const workload of topologies.flatMap(({ workloads }) => workloads).filter(isWatched)) {
    const { id, origin, namespace, name } = workload;
    if (origin.kind === 'manifest') {
      roles.set(id, roleOf(workload));
      continue;
    }
    const why = whyNotMade(workload);
    const by = origin.kind === 'chart' ? `of chart ${origin.chart}` : `of operator ${origin.operator}`;
    made.push(`  ${id} ${by}${why === undefined ? '' : `, not made: ${why}`}`);
    if (why !== undefined) continue;
    await makeNamespace(stage, namespace);
    const object = change(declaredController(workload));
    roles.set(`${object.kind} ${namespace}/${name}`, roleOf(workload));
    await api.apply(await plane.resources.path(object), object);
  }
  const applied = new Set(
    output.stages
      .flatMap(({ objects }) => objects)
      .map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`),
  );
  for (const budget of topologies.flatMap(({ budgets }) => budgets).filter(({ id }) => !applied.has(id))) {
    await makeNamespace(stage, budget.namespace);
    const object = budgetManifest(budget);
    await api.apply(await plane.resources.path(object), object);
  }
  return { roles, made };
}
