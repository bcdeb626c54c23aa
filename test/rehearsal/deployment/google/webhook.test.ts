import { admission } from '../../../../rehearsal/deployment/google/webhook';
import { object } from './sample-project';

type Answer = { response: { uid: string; allowed: boolean; status?: { message: string } } };

const answer = (oldObject: ReturnType<typeof object>, changed: ReturnType<typeof object>): Answer =>
  admission({ request: { uid: '7', oldObject, object: changed } }) as Answer;

const tunnel = (secret: string, annotations = {}) =>
  object('ComputeVPNTunnel', 'one', { sharedSecret: { valueFrom: { secretKeyRef: { name: secret } } } }, annotations);

test('fails when a field changes that cannot change, and names it', () => {
  expect(answer(tunnel('old'), tunnel('new')).response).toMatchObject({
    uid: '7',
    allowed: false,
    status: { message: 'cannot make changes to immutable field(s): [spec.sharedSecret]' },
  });
});

test('fails when a reference changes, or a number of nodes that only counts at the beginning', () => {
  const pool = (spec: object) => object('ContainerNodePool', 'general', spec as never);
  expect(answer(pool({ initialNodeCount: 1 }), pool({ initialNodeCount: 2 })).response.allowed).toBe(false);
  expect(answer(pool({ clusterRef: { name: 'a' } }), pool({ clusterRef: { name: 'b' } })).response.allowed).toBe(false);
});

test('fails when an annotation changes that cannot change', () => {
  const annotated = (value: string) => tunnel('same', { 'cnrm.cloud.google.com/state-into-spec': value });
  expect(answer(annotated('absent'), annotated('merge')).response.status?.message).toContain('state-into-spec');
});

test('lets through what can change, in whatever order its keys stand', () => {
  const pool = (spec: object) => object('ContainerNodePool', 'general', spec as never);
  const before = pool({ nodeConfig: { labels: { a: '1', b: '2' } }, autoscaling: { maxNodeCount: 2 } });
  const after = pool({ autoscaling: { maxNodeCount: 5 }, nodeConfig: { labels: { b: '2', a: '1' } } });
  expect(answer(before, after).response).toEqual({ uid: '7', allowed: true });
});
