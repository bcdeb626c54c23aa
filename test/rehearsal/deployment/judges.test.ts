import {
  changedAnything,
  cutOff,
  leftInAccount,
  otherRelease,
  otherThanDeclared,
  resized,
  stillThere,
  unfinished,
} from '../../../rehearsal/deployment/play/judges';
import type { Seen, SeenThing } from '../../../rehearsal/deployment/play/seen';

const topic: SeenThing = { type: 'AWS::SNS::Topic', id: 'orders', version: 1, stack: 'shop' };

/** An account with one stack that is complete. */
const account = (more: Partial<Seen> = {}): Seen => ({
  things: [topic],
  stacks: [{ name: 'shop', status: 'CREATE_COMPLETE', events: 4, text: '{"Resources":{}}' }],
  sizes: [{ group: 'general', size: 3, least: 1, most: 6 }],
  ...more,
});

const [shop] = account().stacks;

const withStack = (change: Partial<NonNullable<typeof shop>>): Seen =>
  account({ stacks: account().stacks.map((stack) => ({ ...stack, ...change })) });

const without = (thing: SeenThing): SeenThing => {
  const { stack: _, ...kept } = thing;
  return kept;
};

describe('a second deploy', () => {
  it('changes nothing when every resource and stack is as it was', () => {
    expect(changedAnything(account(), account())).toBeUndefined();
  });
  it.each<readonly [string, Seen, string]>([
    ['fails when a resource was changed', account({ things: [{ ...topic, version: 2 }] }), 'AWS::SNS::Topic orders'],
    [
      'fails when a resource was made',
      account({ things: [topic, { ...topic, id: 'bills' }] }),
      'AWS::SNS::Topic bills',
    ],
    ['fails when a resource is gone', account({ things: [] }), 'AWS::SNS::Topic orders'],
    ['fails when anything happened to a stack', withStack({ events: 5 }), 'shop'],
  ])('%s', (_, after, named) => {
    expect(changedAnything(account(), after)).toBe(`changed: ${named}`);
  });
});

describe('a change', () => {
  it('leaves nothing behind when each resource has a stack', () => {
    expect(leftInAccount(account(), account())).toBeUndefined();
  });
  it('fails when a resource lost its stack', () => {
    expect(leftInAccount(account(), account({ things: [without(topic)] }))).toBe('left behind: AWS::SNS::Topic orders');
  });
  it('is not blamed for what was there before, for data, or for load balancers that their controller removes', () => {
    const before = account({ things: [without(topic)] });
    const data = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'Kubernetes::LoadBalancer'].map((type) =>
      without({ ...topic, type }),
    );
    expect(leftInAccount(before, account({ things: [without(topic), ...data] }))).toBeUndefined();
  });
  it('fails when a stack is not complete, and says why', () => {
    expect(unfinished(account())).toBeUndefined();
    const after = withStack({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'no room' });
    expect(unfinished(after)).toBe('not complete: shop UPDATE_ROLLBACK_COMPLETE (no room)');
  });
  it.each<readonly [string, Seen, readonly string[]]>([
    ['fails when a stack has another template', withStack({ text: '{"Resources":{"Topic":{}}}' }), ['shop']],
    ['fails when a stack was not deployed', account({ stacks: [] }), ['shop']],
    [
      'fails when a stack is there that is no longer declared',
      account({ stacks: [...account().stacks, { name: 'old', status: 'CREATE_COMPLETE', events: 1, text: '{}' }] }),
      ['old'],
    ],
  ])('%s', (_, after, named) => {
    const declared = [{ name: 'shop', template: '{ "Resources": {} }' }];
    expect(otherThanDeclared(account(), declared)).toBeUndefined();
    expect(otherThanDeclared(after, declared)).toBe(`not as declared: ${named.join(', ')}`);
  });
});

describe('the size of a node group', () => {
  const sized = (size: number, least = 1, most = 6): Seen =>
    account({ sizes: [{ group: 'general', size, least, most }] });
  it('is kept', () => {
    expect(resized(sized(4), sized(4))).toBeUndefined();
  });
  it('fails when nodes of the autoscaler are gone', () => {
    expect(resized(sized(4), sized(1))).toBe('another size: general has 1 nodes and not 4');
  });
  it('follows new bounds, and no further', () => {
    expect(resized(sized(4), sized(5, 5))).toBeUndefined();
    expect(resized(sized(4), sized(3, 1, 3))).toBeUndefined();
    expect(resized(sized(4), sized(6, 5))).toBe('another size: general has 6 nodes and not 5');
  });
  it('has no say in a group that is new', () => {
    expect(resized(account({ sizes: [] }), sized(1))).toBeUndefined();
  });
});

describe('a tear-down', () => {
  const empty = account({ things: [], stacks: [] });
  it('leaves nothing but data, logs, keys, and secrets that were made by hand', () => {
    const types = ['AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::Backup::BackupVault', 'AWS::SecretsManager::Secret'];
    const things = types.map((type) => without({ ...topic, type }));
    expect(stillThere({ ...empty, things })).toBeUndefined();
  });
  it.each<readonly [string, Partial<Seen>, string]>([
    ['a stack', { stacks: account().stacks }, 'shop CREATE_COMPLETE'],
    ['a network', { things: [{ ...topic, type: 'AWS::EC2::VPC', id: 'vpc-1' }] }, 'AWS::EC2::VPC vpc-1'],
    [
      'a load balancer',
      { things: [{ ...topic, type: 'Kubernetes::LoadBalancer', id: 'one' }] },
      'Kubernetes::LoadBalancer one',
    ],
  ])('fails when it leaves %s', (_, left, named) => {
    expect(stillThere({ ...empty, ...left })).toBe(`still there: ${named}`);
  });
});

test('fails when every VPN connection is made anew at once, and not when one stays', () => {
  const connections = (...ids: readonly string[]): Seen =>
    account({ things: ids.map((id) => ({ ...topic, type: 'AWS::EC2::VPNConnection', id })) });
  expect(cutOff(connections('a', 'b'), connections('c', 'b'))).toBeUndefined();
  expect(cutOff(connections('a', 'b'), connections('c', 'd'))).toBe('every VPN connection was made anew at once');
});

test('fails when a node group stays at the former Kubernetes', () => {
  const at = (release: string): Seen => {
    const cluster = { ...topic, type: 'AWS::EKS::Cluster', release: '1.36' };
    return account({ things: [cluster, { ...topic, type: 'AWS::EKS::Nodegroup', id: 'general', release }] });
  };
  expect(otherRelease(at('1.36'))).toBeUndefined();
  expect(otherRelease(at('1.35'))).toBe('not at 1.36: AWS::EKS::Nodegroup general');
});
