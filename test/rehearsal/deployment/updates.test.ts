import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import type { Assembly } from '../../../rehearsal/deployment/play/assembly';
import { updates } from '../../../rehearsal/deployment/play/updates';

type Stacks = Readonly<Record<string, Readonly<Record<string, TemplateResource>>>>;

const assembled = (stacks: Stacks): Assembly => ({
  folder: '',
  accountId: '111122223333',
  region: 'eu-north-1',
  environment: {},
  stacks: Object.keys(stacks),
  guide: () => [],
  stack: (name) => ({ name, template: JSON.stringify({ Resources: stacks[name] }), protection: false }),
});

const topic: TemplateResource = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders' } };
const queue: TemplateResource = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'bills' } };

/** What is said of a change from some stacks to others. */
async function seen(before: Stacks, after: Stacks) {
  const change = { change: { name: 'one' }, assembly: () => assembled(after) };
  const [outcome] = await updates('shop', assembled(before), [change]);
  return [outcome?.passed, outcome?.seen];
}

test('a change that is deployed passes, also when a stack is no longer declared', async () => {
  const before = { base: { Topic: topic }, more: { Queue: queue } };
  expect(await seen(before, { base: { Topic: topic, Queue: queue } })).toEqual([true, 'in 0 simulated minutes']);
});

test('fails when a change is rolled back', async () => {
  const after = { base: { Topic: topic, Twin: topic } };
  const [passed, text] = await seen({ base: { Topic: topic } }, after);
  expect(passed).toBe(false);
  expect(text).toContain('not complete: base UPDATE_ROLLBACK_COMPLETE');
});

test('fails when a change leaves something behind', async () => {
  const kept = { ...queue, DeletionPolicy: 'Retain' };
  const [passed, text] = await seen({ base: { Topic: topic, Queue: kept } }, { base: { Topic: topic } });
  expect([passed, text]).toEqual([false, 'left behind: AWS::SQS::Queue bills']);
});
