import { defaultScenario } from '../../scenarios';
import { manifestsOf, specs, stageOf } from './stages';

const grants = (group: string) => {
  const scenario = defaultScenario(({ analyst: { access } }) => {
    access.bastion = { group };
  });
  return specs(manifestsOf(stageOf(scenario, '80-access')), 'IAMPolicyMember');
};

describe('the access of the analysts', () => {
  test('is to find the cluster and to connect to it, and no right inside it', () => {
    expect(Object.values(grants('analysts@acme.example.com'))).toEqual([
      {
        resourceRef: { kind: 'Project', external: 'projects/acme-prod' },
        role: 'roles/container.clusterViewer',
        member: 'group:analysts@acme.example.com',
      },
    ]);
  });

  test('is another object for another group, for a grant cannot change', () => {
    const [one] = Object.keys(grants('analysts@acme.example.com'));
    const [other] = Object.keys(grants('auditors@acme.example.com'));
    expect(one).toMatch(/^acme-bastion-users-[0-9a-f]{8}$/);
    expect(other).not.toBe(one);
    expect(Object.keys(grants('analysts@acme.example.com'))).toEqual([one]);
  });
});
