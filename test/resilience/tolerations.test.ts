import { secondsOnLostNode, tolerates, toleratesAll, UNREACHABLE } from '../../lib/resilience/tolerations';
import type { Toleration } from '../../lib/topology';

const seconds = (...tolerations: readonly Toleration[]) => secondsOnLostNode(tolerations, UNREACHABLE);

const unreachable = (changes: Partial<Toleration> = {}): Toleration => ({
  key: UNREACHABLE,
  operator: 'Exists',
  effect: 'NoExecute',
  ...changes,
});

describe('a pod on a lost node', () => {
  it('stays for the five minutes that Kubernetes adds', () => {
    expect(seconds()).toBe(300);
    expect(seconds({ key: 'other', operator: 'Exists' })).toBe(300);
    expect(seconds(unreachable({ effect: 'NoSchedule' }))).toBe(300);
  });

  it('stays for as long as its first toleration that matches says', () => {
    expect(seconds(unreachable({ seconds: 30 }), unreachable({ seconds: 5 }))).toBe(30);
  });

  it('stays for ever when a toleration says no time', () => {
    expect(seconds(unreachable())).toBe(Number.POSITIVE_INFINITY);
    expect(seconds({ operator: 'Exists' })).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves at once when its toleration is of another value, as Kubernetes then adds none', () => {
    expect(seconds(unreachable({ operator: 'Equal', value: 'x' }))).toBe(0);
    expect(seconds(unreachable({ seconds: -1 }))).toBe(0);
  });
});

describe('a toleration', () => {
  it('is of a key, a value and an effect, or of any', () => {
    const taint = { key: 'own', value: 'yes', effect: 'NoSchedule' };
    expect(tolerates({ operator: 'Exists' }, taint)).toBe(true);
    expect(tolerates({ key: 'own', operator: 'Equal', value: 'yes' }, taint)).toBe(true);
    expect(tolerates({ key: 'own', operator: 'Equal' }, taint)).toBe(false);
    expect(tolerates({ key: 'own', operator: 'Exists', effect: 'NoExecute' }, taint)).toBe(false);
  });

  it('is not needed for a taint that only dissuades', () => {
    expect(toleratesAll([], [{ key: 'own', effect: 'PreferNoSchedule' }])).toBe(true);
    expect(toleratesAll([], [{ key: 'own', effect: 'NoSchedule' }])).toBe(false);
  });
});
