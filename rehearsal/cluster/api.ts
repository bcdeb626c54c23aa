import { Agent, request } from 'node:https';

/** A Kubernetes object of any kind. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** What the API server answered instead of what was asked for. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** Talks to one API server as its administrator. */
export class Api {
  private agent: Agent;
  private readonly server: string;
  private readonly token: string;

  constructor(server: string, token: string) {
    this.server = server;
    this.token = token;
    this.agent = new Agent({ keepAlive: true });
  }

  /** From now on, believes the servers whose certificates this authority signed. */
  trust(certificateAuthority: string): void {
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true, ca: certificateAuthority });
  }

  get<Value>(path: string): Promise<Value> {
    return this.call({ method: 'GET', path });
  }

  async list<Item = KubernetesObject>(path: string): Promise<readonly Item[]> {
    return (await this.get<{ items: readonly Item[] }>(path)).items;
  }

  create<Value = KubernetesObject>(path: string, body: unknown): Promise<Value> {
    return this.call({ method: 'POST', path, body });
  }

  merge<Value = KubernetesObject>(path: string, body: unknown): Promise<Value> {
    return this.call({ method: 'PATCH', path, body, contentType: 'application/merge-patch+json' });
  }

  /** Server-side apply; an unknown or a repeated field is an error. @see https://kubernetes.io/docs/reference/using-api/server-side-apply/ */
  apply<Value = KubernetesObject>(path: string, body: unknown): Promise<Value> {
    const query = 'fieldManager=trizone&fieldValidation=Strict&force=true';
    return this.call({ method: 'PATCH', path: `${path}?${query}`, body, contentType: 'application/apply-patch+yaml' });
  }

  delete(path: string): Promise<unknown> {
    return this.call({ method: 'DELETE', path });
  }

  /** Closes the connections, so that the program can end. */
  close(): void {
    this.agent.destroy();
  }

  private call<Value>({ method, path, body, contentType = 'application/json' }: Call): Promise<Value> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${this.token}`,
        accept: 'application/json',
        'content-type': contentType,
      };
      const sent = request(`${this.server}${path}`, { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode ?? 0;
          if (status < 200 || status > 299) reject(new ApiError(status, messageOf(text)));
          else resolve((text.startsWith('{') ? JSON.parse(text) : text) as Value);
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text;
  }
}
