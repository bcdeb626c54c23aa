import { parseCall } from './call';
import { UnknownCall } from './gcloud';
import type { GkeCluster } from './gke-cluster';

const FLAGS = ['install', 'create-namespace', 'wait', 'ignore-not-found'];
const OPTIONS = [...FLAGS, 'kube-context', 'version', 'namespace', 'values', 'timeout'];

/** Answers a call of Helm: of a chart, its kinds and its namespace come; its pods do not. @throws UnknownCall for another one than the guide's */
export async function helm(cluster: (context: string) => GkeCluster, argv: readonly string[]): Promise<string> {
  const { words, options } = parseCall(argv, FLAGS);
  const [command, release = ''] = words;
  const strange = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (strange || !['upgrade', 'uninstall'].includes(command ?? '')) throw new UnknownCall(`helm ${argv.join(' ')}`);
  const there = cluster(String(options['kube-context']));
  if (command === 'upgrade') await there.install(release, String(options.namespace));
  // its kinds stay, and with them what is declared in them
  else if (!there.releases.delete(release) && !options['ignore-not-found']) throw new Error('release: not found');
  return '';
}
