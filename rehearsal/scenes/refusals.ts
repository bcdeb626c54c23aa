import { ApiError, type KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';

interface Refusal {
  readonly claim: string;
  readonly object: KubernetesObject & { readonly [field: string]: unknown };
  /** Words that the refusal must have: it must be refused for its fault and for nothing else. */
  readonly words: RegExp;
}

type Fields = { readonly [field: string]: unknown };

/** An object of the output under another name, with its spec changed. */
function changed(stage: Stage, kind: string, change: (spec: Fields) => Fields): Refusal['object'] {
  const [found] = objectsOfKind<KubernetesObject & { spec: Fields }>(stage.output, kind);
  if (!found) throw new Error(`the output has no ${kind}`);
  return { ...found, metadata: { ...found.metadata, name: 'refused' }, spec: change(found.spec) };
}

function privilegedPod(namespace: string): Refusal['object'] {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'refused', namespace },
    spec: { containers: [{ name: 'refused', image: 'example.com/refused:1', securityContext: { privileged: true } }] },
  };
}

/** A Certificate of the database's CA. */
function certificate(namespace: string, spec: Fields): Refusal['object'] {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'refused', namespace },
    spec: { secretName: 'refused', issuerRef: { kind: 'ClusterIssuer', name: 'cockroachdb-ca' }, ...spec },
  };
}

function refusals(stage: Stage): readonly Refusal[] {
  return [
    {
      claim: 'an unknown field is refused',
      object: changed(stage, 'Deployment', (spec) => ({ ...spec, replicaz: 3 })),
      words: /field not declared in schema|unknown field/,
    },
    {
      claim: 'a wrong type is refused',
      object: changed(stage, 'Deployment', (spec) => ({ ...spec, minReadySeconds: 'ten' })),
      words: /minReadySeconds/,
    },
    {
      claim: 'an unknown field of Config Connector is refused',
      object: changed(stage, 'ContainerNodePool', (spec) => ({ ...spec, nodeLocation: 'x' })),
      words: /nodeLocation/,
    },
    {
      claim: 'a Config Connector object without a required field is refused',
      object: changed(stage, 'ComputeRouterNAT', ({ routerRef: _, ...spec }) => spec),
      words: /spec\.routerRef: Required value/,
    },
    {
      claim: 'a privileged pod is refused in the namespace of the services',
      object: privilegedPod('services'),
      words: /violates PodSecurity "restricted/,
    },
    {
      claim: 'a disruption budget with both fields is refused',
      object: changed(stage, 'PodDisruptionBudget', (spec) => ({ ...spec, minAvailable: 1, maxUnavailable: 1 })),
      words: /minAvailable and maxUnavailable cannot be both set/,
    },
    {
      claim: "a database certificate for root is refused in the services' namespace",
      object: certificate('services', { commonName: 'root', usages: ['client auth'] }),
      words: /this namespace may not have a database certificate for this common name/,
    },
    {
      claim: 'a client certificate that names root as a host is refused',
      object: certificate('services', { commonName: 'service-a', dnsNames: ['root'] }),
      words: /carries no name but its common name/,
    },
    {
      claim: "an intermediate CA under the database's CA is refused",
      object: certificate('services', { commonName: 'service-a', isCA: true }),
      words: /may not sign others/,
    },
    {
      claim: "a certificate request that cert-manager did not make is refused, also the administrator's",
      object: {
        apiVersion: 'cert-manager.io/v1',
        kind: 'CertificateRequest',
        metadata: { name: 'refused', namespace: 'services' },
        spec: {
          issuerRef: { kind: 'ClusterIssuer', name: 'cockroachdb-ca' },
          request: Buffer.from('request').toString('base64'),
        },
      },
      words: /made by cert-manager alone/,
    },
  ];
}

/** Objects that must be refused by the real server. That they were sent to the right place is shown by its words. */
export async function refused(stage: Stage): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { claim: text, object, words } of refusals(stage)) {
    outcomes.push(
      await claim('refusals', text, async () => {
        const path = await stage.plane.resources.path(object);
        // an admission policy is in force about a second after it was made
        return eventually(`the refusal of ${path}`, 10, async () => {
          const message = await stage.api.apply(`${path}`, object).then(
            () => undefined,
            (error: unknown) =>
              error instanceof ApiError ? `${error.status} ${error.message}` : Promise.reject(error),
          );
          if (message === undefined) {
            await stage.api.delete(path);
            throw new Error('it was accepted');
          }
          must(words.test(message), `refused for another reason: ${message}`);
          return message;
        });
      }),
    );
  }
  return outcomes;
}
