import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ControlPlane } from '../../cluster/control-plane';
import type { ConnectorObject } from './connector-object';
import { immutableChanges } from './immutable-changes';

const NAME = 'deny-immutable-field-updates.cnrm.cloud.google.com';
const COLLECTION = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

interface Review {
  readonly request: { readonly uid: string; readonly object: ConnectorObject; readonly oldObject: ConnectorObject };
}

/** What the webhook answers to the change of an object. */
export function admission({ request: { uid, object, oldObject } }: Review): object {
  const changes = immutableChanges(oldObject, object);
  const message = `cannot make changes to immutable field(s): [${changes.join(' ')}]`;
  const refusal = changes.length > 0 ? { status: { code: 403, reason: 'Forbidden', message } } : {};
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: { uid, allowed: changes.length === 0, ...refusal },
  };
}

/** The webhook of Config Connector that refuses to change what cannot change, behind a real API server. */
export class Webhook {
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @param groups API groups whose objects are judged
   */
  static async start({ api, servingPair }: ControlPlane, groups: readonly string[]): Promise<Webhook> {
    const cert = readFileSync(servingPair.certificate);
    const server = createServer({ cert, key: readFileSync(servingPair.key) });
    server.on('request', (request: IncomingMessage, response) => {
      text(request)
        .then((body) => admission(JSON.parse(body) as Review))
        .then((answer) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)))
        .catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await api.create(COLLECTION, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'validating-webhook.cnrm.cloud.google.com' },
      webhooks: [
        {
          name: NAME,
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Fail',
          clientConfig: {
            url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
            caBundle: cert.toString('base64'),
          },
          rules: [{ operations: ['UPDATE'], apiGroups: groups, apiVersions: ['*'], resources: ['*'] }],
        },
      ],
    });
    return new Webhook(server);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
