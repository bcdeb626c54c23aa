import type { KubernetesObject } from '../../../rehearsal/cluster/api';
import { type Claim, Provisioner } from '../../../rehearsal/stand-ins/provisioner';

/** Milliseconds, a few looks long. */
const PATIENCE = 10_000;

const claim = (uid: string, volumeName?: string): Claim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: uid, namespace: 'database', uid },
  spec: { volumeName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});

/** An API server that refuses the first volume. */
class RefusingOnce {
  readonly volumes: string[] = [];
  refused = 0;

  list<T extends KubernetesObject>(): Promise<readonly T[]> {
    return Promise.resolve([claim('bound', 'pvc-before'), claim('early'), claim('first'), claim('second')] as never);
  }

  create(_path: string, { metadata }: KubernetesObject): Promise<never> {
    if (this.refused === 0) {
      this.refused += 1;
      return Promise.reject(new Error('the connection was lost'));
    }
    this.volumes.push(metadata.name);
    return Promise.resolve(undefined as never);
  }
}

test('goes on after a volume that could not be made, and makes each volume once', async () => {
  const api = new RefusingOnce();
  const disk = { driver: 'disk.example.com', handle: 'disk', reclaimPolicy: 'Retain' };
  const provisioner = new Provisioner(api as never, ({ metadata }) =>
    Promise.resolve(metadata.uid === 'early' ? undefined : disk),
  );
  const end = Date.now() + PATIENCE;
  while (api.volumes.length < 2 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  // time for a second volume of the same claim
  await new Promise((resolve) => setTimeout(resolve, 500));
  await provisioner.stop();
  expect([...api.volumes].sort()).toEqual(['pvc-first', 'pvc-second']);
});
