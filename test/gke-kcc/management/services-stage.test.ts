import { defaultScenario } from '../../scenarios';
import { manifestsOf, ofKind, specs, stageOf } from './stages';

const manifests = manifestsOf(stageOf(defaultScenario(), '10-services'));

describe('the APIs of the project', () => {
  test('are never switched off again, for other things may need them', () => {
    for (const { metadata } of ofKind(manifests, 'Service')) {
      expect(metadata.annotations).toEqual({
        'cnrm.cloud.google.com/deletion-policy': 'abandon',
        'cnrm.cloud.google.com/disable-on-destroy': 'false',
        'cnrm.cloud.google.com/disable-dependent-services': 'false',
      });
    }
  });

  test('leave out the two without which Config Connector could not switch on any', () => {
    const names = Object.keys(specs(manifests, 'Service'));
    expect(names).toHaveLength(11);
    expect(names).not.toContain('cloudresourcemanager.googleapis.com');
    expect(names).not.toContain('serviceusage.googleapis.com');
  });

  test('name their project, which the annotation of the namespace does not replace', () => {
    const all = [...Object.values(specs(manifests, 'Service')), ...Object.values(specs(manifests, 'ServiceIdentity'))];
    expect(all.filter(({ projectRef }) => projectRef.external !== 'acme-prod')).toEqual([]);
  });

  test('bring the agents that the keys are bound to, which otherwise appear only on first use', () => {
    expect(Object.keys(specs(manifests, 'ServiceIdentity'))).toEqual([
      'container.googleapis.com',
      'storage.googleapis.com',
    ]);
  });
});
