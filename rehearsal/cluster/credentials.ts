import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who may talk to the API server, by the name of the kubeconfig. */
const USERS = {
  admin: { user: 'admin', groups: 'system:masters' },
  kwok: { user: 'kwok', groups: 'system:masters' },
  'controller-manager': { user: 'system:kube-controller-manager' },
  scheduler: { user: 'system:kube-scheduler' },
} as const;

type UserName = keyof typeof USERS;

/** Files by which the parts of the control plane know each other; random, and gone with the folder. */
export interface Credentials {
  readonly serviceAccountKey: string;
  readonly tokenFile: string;
  readonly adminToken: string;
  readonly kubeconfig: Readonly<Record<UserName, string>>;
}

/** Where the API server writes its own certificate, and the CA that signed it. */
export const apiServerCertificate = (directory: string): string => join(directory, 'pki', 'apiserver.crt');

/** Writes the credentials of a cluster into its folder. */
export function writeCredentials(directory: string, server: string): Credentials {
  const names = Object.keys(USERS) as UserName[];
  const tokens = Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')])) as Record<
    UserName,
    string
  >;
  const write = (file: string, text: string) => {
    writeFileSync(join(directory, file), text, { mode: 0o600 });
    return join(directory, file);
  };
  const line = (name: UserName) => {
    const { user, ...rest } = USERS[name];
    return [tokens[name], user, name, ...('groups' in rest ? [`"${rest.groups}"`] : [])].join(',');
  };
  const kubeconfig = (name: UserName) =>
    write(
      `${name}.kubeconfig`,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'rehearsal',
        clusters: [
          { name: 'rehearsal', cluster: { server, 'certificate-authority': apiServerCertificate(directory) } },
        ],
        users: [{ name, user: { token: tokens[name] } }],
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
    tokenFile: write('tokens.csv', `${names.map(line).join('\n')}\n`),
    adminToken: tokens.admin,
    kubeconfig: Object.fromEntries(names.map((name) => [name, kubeconfig(name)])) as Record<UserName, string>,
  };
}
