import { existsSync, readFileSync, writeFileSync } from 'node:fs';

interface Named {
  readonly name: string;
}

interface Content {
  readonly clusters: readonly (Named & { readonly cluster: object })[];
  readonly users: readonly (Named & { readonly user: object })[];
  readonly contexts: readonly (Named & { readonly context: object })[];
}

const NONE: Content = { clusters: [], users: [], contexts: [] };

const read = (file: string): Content => JSON.parse(readFileSync(file, 'utf8')) as Content;

/** Adds a cluster to the kubeconfig of whoever deploys, under the name of a context, as gcloud does. @param from its own kubeconfig */
export function addContext(file: string, context: string, from: string): void {
  const known = existsSync(file) ? read(file) : NONE;
  const others = <Entry extends Named>(entries: readonly Entry[]) => entries.filter(({ name }) => name !== context);
  const { clusters, users } = read(from);
  const merged = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [...others(known.clusters), { name: context, cluster: clusters[0]?.cluster }],
    users: [...others(known.users), { name: context, user: users[0]?.user }],
    contexts: [...others(known.contexts), { name: context, context: { cluster: context, user: context } }],
  };
  writeFileSync(file, JSON.stringify(merged), { mode: 0o600 });
}
