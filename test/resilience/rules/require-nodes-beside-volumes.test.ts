import { requireNodesBesideVolumes } from '../../../lib/resilience/rules/require-nodes-beside-volumes';
import { nodeGroup, ZONES } from '../sample-network';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { deployment, statefulSet, storageClass, withPod } from '../sample-workloads';
import { told } from '../told';

const b = statefulSet('b');

describe(requireNodesBesideVolumes.name, () => {
  it('holds of a node group for each zone', () => {
    expect(told(requireNodesBesideVolumes, sampleTopology())).toEqual([
      'holds StatefulSet data/orders: nodes of their own in eu-central-1a, eu-central-1b, eu-central-1c',
    ]);
  });
  it('is broken by one group over all zones', () => {
    expect(told(requireNodesBesideVolumes, sampleOf([b], { nodeGroups: [nodeGroup('all', ZONES)] }))).toEqual([
      'broken StatefulSet data/b: eu-central-1a, eu-central-1b, eu-central-1c only as one of several zones of a group',
    ]);
  });
  it('holds of a pool of Google Cloud, which grows by zone', () => {
    expect(
      told(
        requireNodesBesideVolumes,
        sampleOf([b], {
          clusters: sampleTopology().clusters.map((each) => ({ ...each, platform: 'gke' as const })),
          nodeGroups: [nodeGroup('all', ZONES)],
        }),
      ),
    ).toEqual(['holds StatefulSet data/b: nodes of their own in eu-central-1a, eu-central-1b, eu-central-1c']);
  });
  it('is broken when no node takes the pods', () => {
    expect(told(requireNodesBesideVolumes, sampleOf([withPod(b, { nodeSelector: { disk: 'fast' } })]))).toEqual([
      'broken StatefulSet data/b: no node takes its pods',
    ]);
  });
  it('is unknown without nodes, and when the storage class is', () => {
    expect(
      told(requireNodesBesideVolumes, manifestsAlone({ workloads: [b], storageClasses: [storageClass()] })),
    ).toEqual(['unknown StatefulSet data/b: the files name no nodes of the cluster']);
  });
  it('is unknown when the storage class is', () => {
    expect(told(requireNodesBesideVolumes, sampleOf([b], { storageClasses: [] }))).toEqual([
      'unknown StatefulSet data/b: StorageClass zonal is not in the files',
    ]);
  });
  it('does not judge what has no zonal volumes', () => {
    expect(
      told(
        requireNodesBesideVolumes,
        sampleOf([deployment('a'), b], { storageClasses: [storageClass({ zonal: false })] }),
      ),
    ).toEqual([]);
  });
});
