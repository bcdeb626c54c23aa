import { itemsAt, knownOr, type Resource, type Topology, textAt, type Workload } from '../../topology';
import { type Cast, countedOrSome } from './cast';
import type { Card } from './plan';
import { blockedBy, reached } from './reached';
import type { OpenWay } from './way';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Roles and their bindings that let somebody run commands in the pods of a namespace. */
function execGrants({ resources }: Topology, namespace: string): readonly string[] {
  const grants = (role: Resource): boolean =>
    itemsAt(role.properties, 'rules').some((rule) =>
      itemsAt(rule, 'resources').some((one) => textAt(one, []) === 'pods/exec'),
    );
  const here = resources.filter((one) => one.namespace === namespace);
  const roles = here.filter((one) => one.type === `${RBAC} Role` && grants(one));
  return here
    .filter(({ type }) => type === `${RBAC} RoleBinding`)
    .flatMap(({ id, properties }) => {
      const name = knownOr(textAt(properties, 'roleRef.name'), undefined);
      return roles.filter((role) => role.name === name).flatMap((role) => [role.id, id]);
    });
}

function shellWay(topology: Topology, shell: Workload, { connections }: Cast): OpenWay {
  const grants = execGrants(topology, shell.namespace);
  const sources = [shell.place.resource, ...grants];
  const card: Card = {
    id: shell.id,
    icon: 'shell',
    title: `${shell.name} pods`,
    text: `kubectl exec, ${countedOrSome(shell.replicas.min, 'pod')}`,
    tone: 'analyst',
    attachments: [],
    sources,
  };
  const own = connections.filter(({ from }) => from === shell);
  return {
    id: `way ${shell.id}`,
    label: 'Shell in the cluster',
    hops: [card],
    ...(grants.length > 0
      ? {}
      : { shut: blockedBy(`no role of ${shell.namespace} lets anybody run commands in its pods`) }),
    sources,
    ends: own.map(({ to, port, source }) => {
      const way = reached(topology, shell.id, to.target, port);
      return { to, ...way, sources: [source, ...way.sources] };
    }),
  };
}

/** Pods in which the analyst works. */
export const shellWays = (topology: Topology, played: Cast): readonly OpenWay[] =>
  played.shells.map((shell) => shellWay(topology, shell, played));
