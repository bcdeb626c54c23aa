import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ControlPlane } from '../../cluster/control-plane';
import type { NodePrograms } from './node-programs';

/**
 * Starts kube-proxy beside the control plane, which calls webhooks by the addresses of Services, and through which clients
 * reach Services.
 */
export function startCoreProxy(plane: ControlPlane, programs: NodePrograms, config: object): void {
  const file = join(plane.directory, 'kube-proxy.yaml');
  writeFileSync(file, stringify(config));
  plane.processes.start('kube-proxy', programs['kube-proxy'], [`--config=${file}`, '--hostname-override=core']);
}
