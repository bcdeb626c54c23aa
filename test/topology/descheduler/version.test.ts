import { stringify } from 'yaml';
import { DEFAULTS, GOOD, policy, profile, read, running } from './sample';

describe('the image', () => {
  const told = (image: string, text = GOOD) => read(text, running({ image }));

  test.each([
    'registry.k8s.io/descheduler/descheduler:v0.36.0',
    'mirror:5000/descheduler:v0.30.1-eks.1@sha256:00',
    'a/descheduler:0.35.1',
  ])('holds: %s', (image) => {
    expect(told(image)).toEqual([DEFAULTS]);
  });

  test('fails when it reads no policy of this version', () => {
    expect(told('a/descheduler:v0.20.0')).toEqual([
      { idle: 'v0.20 of the descheduler reads no policy of descheduler/v1alpha2' },
    ]);
  });

  test.each(['a/descheduler', 'a/descheduler:latest', 'a/descheduler:v0.26.0', 'a/descheduler@sha256:00'])(
    'is unknown: %s',
    (image) => {
      expect(told(image)).toEqual([{ unknown: expect.any(String) }]);
    },
  );

  test('of another name is unknown where its arguments name a policy of a descheduler, and nothing elsewhere', () => {
    expect(told('a/descheduler-custom:v0.35.1')).toEqual([
      { unknown: 'what the image a/descheduler-custom:v0.35.1 does cannot be told' },
    ]);
    expect(told('a/mover:1', 'kind: SomethingElse')).toEqual([]);
    expect(read(GOOD, running({ image: 'a/mover:1', args: [] }))).toEqual([]);
  });

  test('of an earlier version makes fields unknown that came later', () => {
    const later = stringify(policy(profile({}, { podProtections: { extraEnabled: ['PodsWithPVC'] } })));
    expect(told('a/descheduler:v0.30.1', later)).toEqual([
      { unknown: 'whether v0.30 reads the field podProtections cannot be told' },
    ]);
  });

  test('tells what PodsWithoutPDB does, and only of its version', () => {
    const spared = stringify(policy(profile({}, { podProtections: { extraEnabled: ['PodsWithoutPDB'] } })));
    const earlier = stringify(policy(profile({}, { ignorePodsWithoutPDB: true })));
    expect([...told('a/descheduler:v0.35.1', spared), ...told('a/descheduler:v0.35.1', earlier)]).toEqual([
      { idle: 'with PodsWithoutPDB v0.35 of the descheduler spares every pod' },
      { idle: 'with ignorePodsWithoutPDB v0.35 of the descheduler spares every pod' },
    ]);
    expect(told('a/descheduler:v0.36.0', spared)).toEqual([
      { unknown: 'which pods PodsWithoutPDB spares in v0.36 cannot be told' },
    ]);
  });
});
