import { validSingletonDowntime } from '../../../lib/resilience/rules/valid-singleton-downtime';
import { place } from '../sample-place';
import { resource } from '../sample-resource';
import { sampleOf } from '../sample-topology';
import { charted, deployment, replicas } from '../sample-workloads';
import { told } from '../told';

const single = (seconds?: string) => {
  const a = replicas(deployment('a', { declaredNeed: { count: 0, place: place('a') } }), 1);
  const annotations: Readonly<Record<string, string>> =
    seconds === undefined ? {} : { 'resilience.trizone.dev/recovery-seconds': seconds };
  return { a, declaring: resource(a.id, 'apps/v1 Deployment', { annotations }) };
};
const declared = (seconds?: string) => {
  const { a, declaring } = single(seconds);
  return sampleOf([a], { resources: [declaring] });
};

describe(validSingletonDowntime.name, () => {
  it('holds of a singleton that is back in time', () => {
    expect(told(validSingletonDowntime, declared('120'))).toEqual([
      'holds Deployment services/a: away for 85 s at the least',
    ]);
  });
  it('is broken when it cannot be', () => {
    expect(told(validSingletonDowntime, declared('60'))).toEqual([
      'broken Deployment services/a: away for 85 s at the least',
    ]);
  });
  it('is broken when nothing is declared, or no number', () => {
    expect(told(validSingletonDowntime, declared())).toEqual([
      'broken Deployment services/a: away for 85 s at the least, nothing declared',
    ]);
  });
  it('is broken by a text that is no number', () => {
    expect(told(validSingletonDowntime, declared('soon'))).toEqual(["broken Deployment services/a: 'soon'"]);
  });
  it('is broken by a StatefulSet, which waits for its node', () => {
    expect(
      told(
        validSingletonDowntime,
        sampleOf([{ ...single('600').a, kind: 'StatefulSet' }], { resources: [single('600').declaring] }),
      ),
    ).toEqual(['broken Deployment services/a: away until its node is back']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(
      told(validSingletonDowntime, sampleOf([charted(single('60').a)], { resources: [single('60').declaring] })),
    ).toEqual(['unknown Deployment services/a: pod unknown']);
  });
  it('does not judge replicas, and singletons that must go on', () => {
    expect(told(validSingletonDowntime, sampleOf([deployment('a'), replicas(deployment('b'), 1)]))).toEqual([]);
  });
});
