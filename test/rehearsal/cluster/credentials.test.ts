import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeletClientAuthority, nodeUser, writeCredentials } from '../../../rehearsal/cluster/credentials';

const SERVER = 'https://127.0.0.1:6443';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-credentials-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const lines = (file: string): readonly (readonly string[])[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));

const EVERY_CLUSTER = [
  ['admin', 'admin', '"system:masters"'],
  ['kwok', 'kwok', '"system:masters"'],
  ['system:kube-controller-manager', 'controller-manager'],
  ['system:kube-scheduler', 'scheduler'],
  ['system:kube-proxy', 'kube-proxy'],
  ['kube-router', 'kube-router'],
];

test('without real nodes only the programs of the cluster sign in', () => {
  const { tokenFile, adminToken } = writeCredentials(folder, SERVER);
  const users = lines(tokenFile);
  expect(users.map(([, ...rest]) => rest)).toEqual(EVERY_CLUSTER);
  expect(new Set(users.map(([token]) => token)).size).toBe(EVERY_CLUSTER.length);
  expect(users[0]?.[0]).toBe(adminToken);
});

test('each kubelet signs in as its own node, with a token of its own', () => {
  const { tokenFile, kubeconfig } = writeCredentials(folder, SERVER, ['n0', 'n1']);
  const users = lines(tokenFile);
  expect(users.map(([, ...rest]) => rest)).toEqual([
    ...EVERY_CLUSTER,
    ['system:node:n0', 'node-n0', '"system:nodes"'],
    ['system:node:n1', 'node-n1', '"system:nodes"'],
  ]);
  expect(JSON.parse(readFileSync(kubeconfig[nodeUser('n1')] ?? '', 'utf8'))).toEqual({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'rehearsal',
    clusters: [
      { name: 'rehearsal', cluster: { server: SERVER, 'certificate-authority': `${folder}/pki/apiserver.crt` } },
    ],
    users: [{ name: 'node-n1', user: { token: users.at(-1)?.[0] } }],
    contexts: [{ name: 'rehearsal', context: { cluster: 'rehearsal', user: 'node-n1' } }],
  });
});

test('nobody else reads a file with a secret', () => {
  const { serviceAccountKey, tokenFile, kubeconfig } = writeCredentials(folder, SERVER, ['n0']);
  const secrets = [serviceAccountKey, tokenFile, ...Object.values(kubeconfig)];
  expect(secrets.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([]);
});

test('kubelets know the API server by a certificate that is made when it is asked for', () => {
  const { kubeletClient } = writeCredentials(folder, SERVER, ['n0']);
  expect(existsSync(kubeletClientAuthority(folder))).toBe(false);
  const { certificate, key } = kubeletClient();
  const [client, authority] = [certificate, kubeletClientAuthority(folder)].map(
    (file) => new X509Certificate(readFileSync(file)),
  );
  expect(client?.subject).toBe('CN=kube-apiserver-kubelet-client');
  expect(authority && client?.checkIssued(authority)).toBe(true);
  expect(statSync(key).mode & 0o077).toBe(0);
});
