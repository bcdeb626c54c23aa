// Test support: scenarios of the reference configuration, written into a folder and read back from it.
import { readFolder } from '../../bin/read-folder';
import type { SourceFile } from '../../lib/topology';
import { defaultConfig } from '../scenarios';
import { writtenScenario } from '../written-scenario';

const files = async (id: 'eks-aurora' | 'gke-cockroachdb'): Promise<readonly SourceFile[]> =>
  readFolder((await writtenScenario(id, defaultConfig())).folder);

/** Files of `eks-aurora`. */
export const eksAuroraFiles = (): Promise<readonly SourceFile[]> => files('eks-aurora');

/** Files of `gke-cockroachdb`. */
export const gkeCockroachDbFiles = (): Promise<readonly SourceFile[]> => files('gke-cockroachdb');
