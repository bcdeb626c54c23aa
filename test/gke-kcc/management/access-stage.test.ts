import type { Kind } from '../../../lib/gke-kcc/kinds/kind-specs';
import { defaultScenario } from '../../scenarios';
import { manifestsOf, specs, stageOf } from './stages';

const objects = (kind: Kind, group: string) => {
  const scenario = defaultScenario(({ analyst: { access } }) => {
    access.bastion = { group };
  });
  return specs(manifestsOf(stageOf(scenario, '80-access')), kind);
};

const grants = (group: string) => objects('IAMPolicyMember', group);

describe('the access of the analysts', () => {
  test('is to find the cluster and to connect to it, and no right inside it', () => {
    expect(Object.values(grants('analysts@acme.example.com'))).toEqual([
      {
        resourceRef: { kind: 'Project', external: 'projects/acme-prod' },
        role: 'projects/acme-prod/roles/acme_bastion_users',
        member: 'group:analysts@acme.example.com',
      },
    ]);
  });

  test('has no permission but these three', () => {
    expect(objects('IAMCustomRole', 'analysts@acme.example.com')).toEqual({
      'acme-bastion-users': {
        resourceID: 'acme_bastion_users',
        title: 'Users of the bastion',
        stage: 'GA',
        permissions: ['container.clusters.connect', 'container.clusters.get', 'container.clusters.list'],
      },
    });
  });

  test('is another object for another group, for a grant cannot change', () => {
    const [one] = Object.keys(grants('analysts@acme.example.com'));
    const [other] = Object.keys(grants('auditors@acme.example.com'));
    expect(one).toMatch(/^acme-bastion-users-[0-9a-f]{8}$/);
    expect(other).not.toBe(one);
    expect(Object.keys(grants('analysts@acme.example.com'))).toEqual([one]);
  });
});
