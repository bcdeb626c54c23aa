import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError } from '../../../rehearsal/cluster/api';
import { defineCustomResources, definitions } from '../../../rehearsal/stand-ins/custom-resources';
import { describeWithCrds } from '../../crd/crd-schemas';

const definition = (plural: string, group = 'example.com') => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${plural}.${group} }
spec: { group: ${group} }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-definitions-'));
  for (const name of ['one', 'other']) mkdirSync(join(folder, name));
  // the same definition out of two repositories, as cert-manager's chart and its source both carry theirs
  writeFileSync(join(folder, 'one', 'widgets.yaml'), definition('widgets'));
  writeFileSync(join(folder, 'other', 'all.yaml'), `${definition('widgets')}---${definition('gadgets')}`);
  writeFileSync(join(folder, 'other', 'foreign.yaml'), definition('strangers', 'example.org'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** An API server that knows each definition once, and serves it when it is asked for the second time. */
class Server {
  readonly known: string[] = [];
  private asked = 0;

  create<Value>(_path: string, body: unknown): Promise<Value> {
    const { name } = (body as { metadata: { name: string } }).metadata;
    if (this.known.includes(name)) return Promise.reject(new ApiError(409, `${name} already exists`));
    this.known.push(name);
    return Promise.resolve(body as Value);
  }

  list<Item>(): Promise<readonly Item[]> {
    this.asked++;
    const conditions = this.asked > 1 ? [{ type: 'Established', status: 'True' }] : [];
    const items = [...this.known, 'foreign.example.net'].map((name) => ({
      metadata: { name },
      status: { conditions },
    }));
    return Promise.resolve(items as unknown as readonly Item[]);
  }
}

test('a definition that lies in two folders is one, and is not waited for twice', async () => {
  const server = new Server();
  await expect(defineCustomResources(server, [{ apiVersion: 'example.com/v1' }], folder)).resolves.toBe(2);
  expect(server.known.sort()).toEqual(['gadgets.example.com', 'widgets.example.com']);
});

test('a definition that was there before is waited for by its name, whatever else is served', async () => {
  const server = new Server();
  server.known.push('widgets.example.com');
  await expect(defineCustomResources(server, [{ apiVersion: 'example.com/v1' }], folder)).resolves.toBe(2);
});

describeWithCrds('the definitions at hand', () => {
  test('have a schema for every kind that somebody else serves', () => {
    const found = definitions(new Set(['barmancloud.cnpg.io', 'monitoring.coreos.com', 'cloud.google.com']));
    const byName = new Map(found.map((object) => [object.metadata.name, JSON.stringify(object)]));
    for (const name of [
      'objectstores.barmancloud.cnpg.io',
      'servicemonitors.monitoring.coreos.com',
      'podmonitors.monitoring.coreos.com',
      'backendconfigs.cloud.google.com',
    ]) {
      expect(byName.get(name)).toMatch(/"spec":\{.*"properties":\{/);
    }
    expect(byName.size).toBe(found.length);
  });
});
