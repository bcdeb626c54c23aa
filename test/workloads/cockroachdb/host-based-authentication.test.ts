import fc from 'fast-check';
import { admittedUsers, hostBasedAuthentication } from '../../../lib/workloads/cockroachdb/host-based-authentication';

const pods = '10.1.0.0/16';

const TEXT = hostBasedAuthentication({
  pods,
  users: [
    { name: 'orders', cidrs: [pods] },
    { name: 'analyst', cidrs: [pods, '198.51.100.7/32'] },
  ],
});

// run on CockroachDB v26.1: root was let in from the pods, and refused from elsewhere with its certificate
const ROOT = ['host all root 127.0.0.1/32 cert-password', 'host all root 10.1.0.0/16 cert'];
const NOBODY = [...ROOT, 'host all all all reject'].join('\n');

test('admits each user with a certificate from its own networks, and nobody else', () => {
  expect(TEXT).toBe(`${ROOT.join('\n')}
host all "orders" 10.1.0.0/16 cert
host all "analyst" 10.1.0.0/16 cert
host all "analyst" 198.51.100.7/32 cert
host all all all reject`);
});

test('root comes in from the loopback interface of a member and from the pods, and from no network of the analyst', () => {
  const root = TEXT.split('\n').filter((line) => line.includes(' root '));
  expect(root).toEqual(ROOT);
});

test('without users, or for a user without networks, admits nobody but root', () => {
  expect(hostBasedAuthentication({ pods, users: [] })).toBe(NOBODY);
  expect(hostBasedAuthentication({ pods, users: [{ name: 'analyst', cidrs: [] }] })).toBe(NOBODY);
});

test('no name makes a rule of its own: there is one line for each network, the rejection last', () => {
  const safe = fc.string().filter((name) => !/["\r\n]/.test(name));
  fc.assert(
    fc.property(fc.array(fc.record({ name: safe, cidrs: fc.array(fc.constant('10.0.0.0/8')) })), (users) => {
      const lines = hostBasedAuthentication({ pods, users }).split(/[\r\n]/);
      expect(lines).toHaveLength(users.flatMap(({ cidrs }) => cidrs).length + ROOT.length + 1);
      expect(lines.at(-1)).toBe('host all all all reject');
      for (const line of lines.slice(ROOT.length, -1)) expect(line).toMatch(/^host all "[^"]*" 10\.0\.0\.0\/8 cert$/);
    }),
  );
});

test.each(['x" 0.0.0.0/0 trust', 'x\nhost all all all trust', 'x\rhost all all all trust'])(
  'fails when a name cannot be written: %j',
  (name) => {
    expect(() => hostBasedAuthentication({ pods, users: [{ name, cidrs: ['10.0.0.0/8'] }] })).toThrow(
      `'name' must hold no double quote and no line break, got ${JSON.stringify(name)}`,
    );
  },
);

describe('admitted users', () => {
  const admission = (bastion: boolean, networks: string[]) =>
    admittedUsers({
      services: [{ name: 'orders' }],
      analyst: { username: 'analyst', bastion, networks },
      pods,
    }).users;

  test('services come from the pods, the analyst from the pods only with a bastion', () => {
    expect(admission(false, ['198.51.100.0/24'])).toEqual([
      { name: 'orders', cidrs: ['10.1.0.0/16'] },
      { name: 'analyst', cidrs: ['198.51.100.0/24'] },
    ]);
    expect(admission(true, ['198.51.100.0/24'])[1]?.cidrs).toEqual(['10.1.0.0/16', '198.51.100.0/24']);
  });

  test('the analyst without a way in is admitted from nowhere', () => {
    expect(admission(false, [])[1]).toEqual({ name: 'analyst', cidrs: [] });
  });

  test('a network by two ways is one rule', () => {
    expect(admission(true, ['10.1.0.0/16', '10.1.0.0/16'])[1]?.cidrs).toEqual(['10.1.0.0/16']);
  });
});
