// Test support: what the Go modules of the operators publish, as small as the operators can be made of it; and the modules
// themselves where they were downloaded, which a test never does.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type GoModule, objectsOf } from '../../../../rehearsal/pods/manifests/operators/module-files';

const CACHE = process.env.GOMODCACHE ?? join(process.env.GOPATH ?? join(homedir(), 'go'), 'pkg', 'mod');

/** A module of Go's cache; `undefined` when it is not there. */
export function cachedModule(path: string, version: string): GoModule | undefined {
  const directory = join(CACHE, `${path}@v${version}`);
  return existsSync(directory) ? { directory, version } : undefined;
}

const deployment = (name: string, labels: string, container: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: cnpg-system }
spec:
  replicas: 1
  selector: { matchLabels: ${labels} }
  template:
    metadata: { labels: ${labels} }
    spec: { containers: [${container}] }
`;

/** As `releases/cnpg-1.30.1.yaml` of CloudNativePG. */
export const CLOUD_NATIVE_PG = objectsOf(`
apiVersion: v1
kind: Namespace
metadata: { name: cnpg-system }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: clusters.postgresql.cnpg.io }
spec: { group: postgresql.cnpg.io }
---
apiVersion: v1
kind: Service
metadata: { name: cnpg-webhook-service, namespace: cnpg-system }
spec: { selector: { app.kubernetes.io/name: cloudnative-pg } }
---${deployment(
  'cnpg-controller-manager',
  '{ app.kubernetes.io/name: cloudnative-pg }',
  '{ name: manager, image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.30.1", imagePullPolicy: Always, resources: { limits: { cpu: 100m } } }',
)}`);

/** As `manifest.yaml` of the Barman Cloud plugin. */
export const BARMAN_CLOUD = objectsOf(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: objectstores.barmancloud.cnpg.io }
spec: { group: barmancloud.cnpg.io }
---
apiVersion: v1
kind: Secret
metadata: { name: plugin-barman-cloud-8tfddg42gf, namespace: cnpg-system }
data: { SIDECAR_IMAGE: eA== }
---
apiVersion: v1
kind: Service
metadata: { name: barman-cloud, namespace: cnpg-system }
spec: { selector: { app: barman-cloud } }
---${deployment(
  'barman-cloud',
  '{ app: barman-cloud }',
  '{ name: barman-cloud, image: "ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main", env: [{ name: SIDECAR_IMAGE, valueFrom: { secretKeyRef: { name: plugin-barman-cloud-8tfddg42gf, key: SIDECAR_IMAGE } } }] }',
)}`);
