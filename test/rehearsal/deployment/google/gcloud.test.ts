import { gcloud, UnknownCall } from '../../../../rehearsal/deployment/google/gcloud';
import { helm } from '../../../../rehearsal/deployment/google/helm';
import { object, SampleProject } from './sample-project';

const spec = (allowExternalTraffic: boolean) => ({
  location: 'europe-west3',
  networkRef: { name: 'acme' },
  controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic } },
});

function made(allowExternalTraffic = true) {
  const sample = new SampleProject(
    object('ComputeNetwork', 'acme'),
    object('ContainerCluster', 'acme', spec(allowExternalTraffic)),
    object('ContainerNodePool', 'general', { location: 'europe-west3', clusterRef: { name: 'acme' } }),
  );
  sample.settle();
  const contexts: string[] = [];
  const effects = {
    project: sample.project,
    addContext: (context: string) => void contexts.push(context),
    deleteCluster: async (cluster: Parameters<typeof sample.project.delete>[0]) => sample.project.delete(cluster),
  };
  return { sample, contexts, call: (line: string) => gcloud(effects, line.split(' ')) };
}

const CREDENTIALS = 'container clusters get-credentials acme --location europe-west3 --project p --dns-endpoint';

test('shows kubectl the cluster, under the name that gcloud gives it', async () => {
  const { call, contexts } = made();
  await call(CREDENTIALS);
  expect(contexts).toEqual(['gke_p_europe-west3_acme']);
});

test('fails when the cluster is not there, or not reached by its DNS endpoint', async () => {
  await expect(made().call(CREDENTIALS.replace('acme', 'other'))).rejects.toThrow("'other' was not found");
  await expect(made(false).call(CREDENTIALS)).rejects.toThrow('has no DNS endpoint');
});

test('fails on a call or an option that no guide has', async () => {
  await expect(made().call('compute instances list')).rejects.toThrow(UnknownCall);
  await expect(made().call(`${CREDENTIALS} --internal-ip`)).rejects.toThrow('get-credentials --internal-ip');
});

test('deletes what nothing uses, and a cluster with its pools', async () => {
  const { call, sample } = made();
  await expect(call('compute networks delete acme --project p')).rejects.toThrow("used by 'ContainerCluster acme'");
  await call('container clusters delete acme --location europe-west3 --project p');
  await call('compute networks delete acme --project p');
  expect(sample.project.all).toEqual([]);
});

test('fails on a call of Helm that no guide has', async () => {
  const none = () => {
    throw new Error('there is no workload cluster');
  };
  await expect(helm(none, ['rollback', 'cert-manager'])).rejects.toThrow(UnknownCall);
  await expect(helm(none, ['upgrade', '--install', 'cert-manager', 'chart', '--atomic'])).rejects.toThrow(UnknownCall);
  await expect(helm(none, ['uninstall', 'cert-manager'])).rejects.toThrow('there is no workload cluster');
});
