import type { GkeCockroachDbScenario } from '../scenario';
import { type DeclaredObject, objectsOf, qualifiedKind } from './declared-object';
import { CHILDREN_FIRST } from './deletion-order';
import { apiVersion, KINDS, type Kind } from './kinds/kind-specs';
import { OUTPUT_LABEL, outputLabel, type Tree } from './output-label';
import type { Stage } from './stage';

/**
 * Kinds of the management cluster that the script leaves alone: they hold data or keys, everything else lies in them, or
 * they go by steps of their own.
 */
const LEFT_ALONE: readonly Kind[] = [
  'ArtifactRegistryRepository',
  'ComputeNetwork',
  'ComputeSubnetwork',
  'ConfigConnectorContext',
  'ContainerCluster',
  'KMSCryptoKey',
  'KMSKeyRing',
  'StorageBucket',
];

/** Named by the script, but deleted by hand: the pods must be moved first. */
const DRAINED_FIRST: readonly Kind[] = ['ContainerNodePool'];

/**
 * Kinds of the workload cluster, in the order in which they go: first what brings traffic, then what serves it, then what
 * guards and names it. Namespaces, claims, volumes and classes of volumes are not among them.
 */
const WORKLOAD_KINDS = [
  'ingress.networking.k8s.io',
  'frontendconfig.networking.gke.io',
  'managedcertificate.networking.gke.io',
  'service',
  'backendconfig.cloud.google.com',
  'servicemonitor.monitoring.coreos.com',
  'horizontalpodautoscaler.autoscaling',
  'deployment.apps',
  'statefulset.apps',
  'job.batch',
  'poddisruptionbudget.policy',
  'networkpolicy.networking.k8s.io',
  'certificate.cert-manager.io',
  'issuer.cert-manager.io',
  'clusterissuer.cert-manager.io',
  'validatingadmissionpolicybinding.admissionregistration.k8s.io',
  'validatingadmissionpolicy.admissionregistration.k8s.io',
  'rolebinding.rbac.authorization.k8s.io',
  'clusterrolebinding.rbac.authorization.k8s.io',
  'role.rbac.authorization.k8s.io',
  'clusterrole.rbac.authorization.k8s.io',
  'serviceaccount',
  'configmap',
  'priorityclass.scheduling.k8s.io',
];

/** Kinds of the workload cluster that the script leaves alone. */
const WORKLOAD_LEFT_ALONE = ['namespace', 'storageclass.storage.k8s.io'];

/** The kinds that the script looks for, in the order in which they go, and those that it leaves alone. */
export const PRUNED_KINDS: Readonly<
  Record<Tree, { readonly pruned: readonly string[]; readonly left: readonly string[] }>
> = {
  management: {
    pruned: [
      ...CHILDREN_FIRST,
      ...KINDS.filter((kind) => ![...CHILDREN_FIRST, ...LEFT_ALONE].includes(kind as never)),
    ].map((kind) => qualifiedKind({ apiVersion: apiVersion(kind), kind })),
    left: LEFT_ALONE.map((kind) => qualifiedKind({ apiVersion: apiVersion(kind), kind })),
  },
  workload: { pruned: WORKLOAD_KINDS, left: WORKLOAD_LEFT_ALONE },
};

const line = (tree: Tree, object: DeclaredObject): string =>
  `${tree} ${qualifiedKind(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;

/** Every object of the output, one a line: its tree, its kind in the words of kubectl, its namespace and name. */
export function objectList(trees: Readonly<Record<Tree, readonly Stage[]>>): string {
  const lines = (Object.entries(trees) as [Tree, readonly Stage[]][]).flatMap(([tree, stages]) =>
    stages.flatMap(objectsOf).map((object) => line(tree, object)),
  );
  return `${lines.sort().join('\n')}\n`;
}

/**
 * The script that removes what an earlier output declared and this one does not. `kubectl apply --prune` cannot: it knows
 * no objects of a server-side apply, and its ApplySets are alpha and keep no order.
 */
export function pruneScript({ name }: GkeCockroachDbScenario): string {
  const drained = DRAINED_FIRST.map((kind) => qualifiedKind({ apiVersion: apiVersion(kind), kind }));
  return `#!/bin/sh
# Finds the objects of ${name} that an earlier output declared and this one does not; removes them with --delete.
# usage: sh prune.sh CONTEXT management|workload [--delete] [NAME-PREFIX]
# Reads objects.txt, which lies beside it. Needs kubectl.
set -eu

if [ $# -lt 2 ]; then
  echo 'usage: sh prune.sh CONTEXT management|workload [--delete] [NAME-PREFIX]' >&2
  exit 2
fi
context=$1
tree=$2
shift 2
delete=false
if [ "\${1:-}" = --delete ]; then
  delete=true
  shift
fi
prefix=\${1:-}
case $prefix in
  -*)
    echo "unknown option '$prefix': the only one is --delete" >&2
    exit 2
    ;;
esac
if [ $# -gt 1 ]; then
  echo 'usage: sh prune.sh CONTEXT management|workload [--delete] [NAME-PREFIX]' >&2
  exit 2
fi

case $tree in
  management)
    selector='${OUTPUT_LABEL}=${outputLabel(name, 'management')}'
    kinds='${PRUNED_KINDS.management.pruned.join('\n      ')}'
    ;;
  workload)
    selector='${OUTPUT_LABEL}=${outputLabel(name, 'workload')}'
    kinds='${PRUNED_KINDS.workload.pruned.join('\n      ')}'
    ;;
  *)
    echo "'$tree' must be management or workload" >&2
    exit 2
    ;;
esac

declared=$(dirname "$0")/objects.txt
if ! [ -s "$declared" ]; then
  echo "'$declared' must list the declared objects: run this in the folder that npm run synth wrote" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# name, deletion policy and Secret of each object; what is not set is empty
columns='{range .items[*]}{.metadata.namespace}{"/"}{.metadata.name}{"|"}{.metadata.annotations.cnrm\\.cloud\\.google\\.com/deletion-policy}{"|"}{.spec.secretName}{"\\n"}{end}'
found=0
for kind in $kinds; do
  if ! kubectl --context "$context" get "$kind" --all-namespaces --selector "$selector" --output "jsonpath=$columns" >"$work/found" 2>"$work/error"; then
    # a kind that the cluster does not serve has no objects
    if grep -q "the server doesn't have a resource type" "$work/error"; then continue; fi
    cat "$work/error" >&2
    exit 1
  fi
  while IFS='|' read -r object policy secret; do
    if [ -z "$object" ] || grep -qxF "$tree $kind $object" "$declared"; then continue; fi
    namespace=\${object%%/*}
    name=\${object#*/}
    case $name in "$prefix"*) ;; *) continue ;; esac
    found=$((found + 1))
    case $kind in
      ${drained.join(' | ')})
        echo "left: $kind $object: drain its nodes first, see \\"Replace a node pool\\""
        continue
        ;;
    esac
    note=
    if [ "$policy" = abandon ]; then note=' (the resource stays in Google Cloud)'; fi
    if [ "$delete" = false ]; then
      echo "no longer declared: $kind $object$note"
      continue
    fi
    echo "removing: $kind $object$note"
    kubectl --context "$context" delete "$kind" \${namespace:+--namespace "$namespace"} "$name" --ignore-not-found --timeout=30m </dev/null
    if [ "$kind" = certificate.cert-manager.io ] && [ -n "$secret" ]; then
      # cert-manager leaves the key of a certificate that is gone
      kubectl --context "$context" delete secret --namespace "$namespace" "$secret" --ignore-not-found </dev/null
    fi
  done <"$work/found"
done
if [ "$found" -eq 0 ]; then echo "nothing to remove: everything in $tree is declared"; fi
`;
}
