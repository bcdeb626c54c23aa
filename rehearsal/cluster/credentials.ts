import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from './certificate-authority';

/** Who signs in at the API server. */
interface User {
  readonly user: string;
  readonly groups?: string;
}

/** Who may talk to the API server of every cluster, by the name of the kubeconfig. */
const USERS: Readonly<Record<string, User>> = {
  admin: { user: 'admin', groups: 'system:masters' },
  kwok: { user: 'kwok', groups: 'system:masters' },
  'controller-manager': { user: 'system:kube-controller-manager' },
  scheduler: { user: 'system:kube-scheduler' },
  'kube-proxy': { user: 'system:kube-proxy' },
  'kube-router': { user: 'kube-router' },
};

/** A file with a certificate, and one with its key. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Files by which the parts of the control plane know each other; random, and gone with the folder. */
export interface Credentials {
  readonly serviceAccountKey: string;
  readonly tokenFile: string;
  readonly adminToken: string;
  /** Files, by the name of a user; `node-<name>` for the kubelet of a node. */
  readonly kubeconfig: Readonly<Record<string, string>>;
  /** By which the API server signs in at kubelets, as {@link KUBELET_CLIENT}. Made at the first call. */
  kubeletClient(): CertificateFiles;
}

/** The user that the API server is for kubelets. */
export const KUBELET_CLIENT = 'kube-apiserver-kubelet-client';

/** The authority that kubelets ask who calls them. */
export const kubeletClientAuthority = (directory: string): string => join(directory, 'kubelet-clients.crt');

/** Where the API server writes its own certificate, and the CA that signed it. */
export const apiServerCertificate = (directory: string): string => join(directory, 'pki', 'apiserver.crt');

/** Name of the kubeconfig of a node. */
export const nodeUser = (node: string): string => `node-${node}`;

/**
 * Writes the credentials of a cluster into its folder.
 *
 * @param nodes names of the nodes whose kubelets sign in
 */
export function writeCredentials(directory: string, server: string, nodes: readonly string[] = []): Credentials {
  const kubelets = nodes.map((name): [string, User] => [
    nodeUser(name),
    { user: `system:node:${name}`, groups: 'system:nodes' },
  ]);
  const users = { ...USERS, ...Object.fromEntries(kubelets) };
  const tokens = new Map(Object.keys(users).map((name) => [name, randomBytes(16).toString('hex')]));
  const write = (file: string, text: string) => {
    writeFileSync(join(directory, file), text, { mode: 0o600 });
    return join(directory, file);
  };
  const line = ([name, { user, groups }]: [string, User]) =>
    [tokens.get(name), user, name, ...(groups ? [`"${groups}"`] : [])].join(',');
  const kubeconfig = (name: string) =>
    write(
      `${name}.kubeconfig`,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'rehearsal',
        clusters: [
          { name: 'rehearsal', cluster: { server, 'certificate-authority': apiServerCertificate(directory) } },
        ],
        users: [{ name, user: { token: tokens.get(name) } }],
        contexts: [{ name: 'rehearsal', context: { cluster: 'rehearsal', user: name } }],
      }),
    );
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    serviceAccountKey: write('service-account.key', privateKey),
    tokenFile: write('tokens.csv', `${Object.entries(users).map(line).join('\n')}\n`),
    adminToken: tokens.get('admin') ?? '',
    kubeconfig: Object.fromEntries(Object.keys(users).map((name) => [name, kubeconfig(name)])),
    kubeletClient: () => {
      const authority = new CertificateAuthority(directory, 'kubelet-clients');
      const pair = authority.issue(KUBELET_CLIENT, [], { usages: ['client auth'] });
      return {
        certificate: write(`${KUBELET_CLIENT}.crt`, pair.certificate),
        key: write(`${KUBELET_CLIENT}.key`, pair.key),
      };
    },
  };
}
