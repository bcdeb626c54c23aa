import type { KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { withImage } from '../cluster/new-image';
import { isReady, podsOf, spreadOf } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';

const NEW_IMAGE = 'example.com/new-release:2.0.0';

/** A new image of a service rolls out without a moment below the replicas that it needs. */
export async function rollout(stage: Stage): Promise<readonly Outcome[]> {
  const [service] = objectsOfKind<KubernetesObject>(stage.output, 'Deployment');
  if (!service) return [];
  const { namespace = '', name } = service.metadata;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const text = `a new image of ${name} rolls out, ends with one replica in each zone, and never has fewer than three ready`;
  const outcome = await claim('rollout', text, async () => {
    await stage.api.apply(path, withImage(service, NEW_IMAGE));
    const readyCounts: number[] = [];
    const begun = Date.now();
    const pods = await eventually(`${name} to be rolled out`, 180, async () => {
      const all = await podsOf(stage.api, namespace, name);
      readyCounts.push(all.filter(isReady).length);
      const done =
        all.length === stage.zones.length &&
        all.every((pod) => isReady(pod) && pod.spec.containers[0]?.image === NEW_IMAGE);
      return done ? all : undefined;
    });
    const spread = await spreadOf(stage.api, pods, stage.zones);
    const fewest = Math.min(...readyCounts);
    must(
      spread.every((count) => count === 1),
      `ended with ${spread.join(', ')} in ${stage.zones.join(', ')}`,
    );
    must(fewest >= stage.zones.length, `only ${fewest} were ready at one time`);
    const seconds = ((Date.now() - begun) / 1000).toFixed(0);
    return `${seconds} s, ${readyCounts.length} looks, fewest ready ${fewest}, ended with ${spread.join(', ')}`;
  });
  return [outcome];
}
