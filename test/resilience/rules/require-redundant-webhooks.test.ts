import { requireRedundantWebhooks } from '../../../lib/resilience/rules/require-redundant-webhooks';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, controller, replicas, service, webhook, withPod } from '../sample-workloads';
import { told } from '../told';

const c = controller('c');

describe(requireRedundantWebhooks.name, () => {
  it('holds of a webhook that is answered from two zones', () => {
    expect(told(requireRedundantWebhooks, sampleTopology())).toEqual([
      'holds ValidatingWebhookConfiguration operator: 2 of 3 of Deployment operators/operator go on: hard spread of skew 1 over 3 zones',
    ]);
  });
  it('holds of a webhook that may go unanswered', () => {
    expect(told(requireRedundantWebhooks, sampleOf([], { webhooks: [webhook(c, { failsClosed: false })] }))).toEqual([
      'holds ValidatingWebhookConfiguration c: failurePolicy: Ignore',
    ]);
  });
  it('is broken by one replica, and by replicas that may be in one zone', () => {
    expect(
      told(
        requireRedundantWebhooks,
        sampleOf([replicas(c, 1), withPod(controller('d'), { spread: [] })], {
          webhooks: [webhook(c), webhook(controller('d'))],
        }),
      ),
    ).toEqual([
      'broken ValidatingWebhookConfiguration c: one replica of Deployment operators/c',
      'broken ValidatingWebhookConfiguration d: 0 of 3 of Deployment operators/d go on: nothing keeps them in different zones',
    ]);
  });
  it('finds what answers by the Service', () => {
    expect(
      told(
        requireRedundantWebhooks,
        sampleOf([replicas(c, 1)], { services: [service(c)], webhooks: [webhook(c, { workload: undefined })] }),
      ),
    ).toEqual(['broken ValidatingWebhookConfiguration c: one replica of Deployment operators/c']);
  });
  it('is unknown when what answers is, or its nodes are', () => {
    expect(
      told(
        requireRedundantWebhooks,
        sampleOf([charted(c)], {
          webhooks: [webhook(c), webhook(c, { id: 'url', workload: undefined, service: undefined })],
        }),
      ),
    ).toEqual([
      'unknown ValidatingWebhookConfiguration c: the values do not say',
      'unknown url: what answers it is not in the files',
    ]);
  });
  it('has nothing to judge without webhooks', () => {
    expect(told(requireRedundantWebhooks, sampleOf([c]))).toEqual([]);
  });
});
