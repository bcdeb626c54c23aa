import { contains } from '../../../lib/zones';
import { defaultScenario } from '../../scenarios';
import { bare } from './scenario-variants';
import { manifestsOf, specOf, specs, stageOf } from './stages';

const scenario = defaultScenario();
const manifests = manifestsOf(stageOf(scenario, '35-addresses'));

describe('reserved addresses', () => {
  test('are one for each service, global, as an external Ingress wants it', () => {
    const spec = { location: 'global', addressType: 'EXTERNAL', ipVersion: 'IPV4' };
    expect(specs(manifests, 'ComputeAddress')).toMatchObject({
      'acme-ingress-service-a': spec,
      'acme-ingress-service-b': spec,
    });
  });

  test('are a regional one for the allowlisted load balancer, which Google Cloud chooses', () => {
    expect(specOf(manifests, 'ComputeAddress', 'acme-sql-external')).toEqual({
      location: 'europe-west3',
      addressType: 'EXTERNAL',
      networkTier: 'PREMIUM',
    });
  });

  test('do not change when the chosen address is written into the configuration, for the field cannot', () => {
    const known = defaultScenario(({ analyst: { access } }) => {
      if (access.allowlist) access.allowlist.address = '198.51.100.77';
    });
    expect(manifestsOf(stageOf(known, '35-addresses'))).toEqual(manifests);
  });

  test('are a decided one in the subnet of the load balancers for the link', () => {
    const spec = specOf(manifests, 'ComputeAddress', 'acme-sql-internal');
    expect(spec).toEqual({
      location: 'europe-west3',
      addressType: 'INTERNAL',
      purpose: 'GCE_ENDPOINT',
      subnetworkRef: { name: 'acme-load-balancers' },
      address: scenario.analyst.internal?.address,
    });
    expect(contains(scenario.network.loadBalancers, `${spec.address}/32`)).toBe(true);
  });

  test('are only those of the services when the analyst has no load balancer', () => {
    const names = Object.keys(specs(manifestsOf(stageOf(bare(), '35-addresses')), 'ComputeAddress'));
    expect(names).toEqual(['acme-ingress-service-a', 'acme-ingress-service-b']);
  });
});
