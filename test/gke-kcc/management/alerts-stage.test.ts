import { defaultScenario } from '../../scenarios';
import { bare, PARTNER, withInterconnect } from './scenario-variants';
import { manifestsOf, ofKind, specs, stageOf } from './stages';

const manifests = manifestsOf(stageOf(defaultScenario(), '90-alerts'));
const policies = specs(manifests, 'MonitoringAlertPolicy');

const conditions = (name: string) =>
  policies[name]?.conditions.map(({ conditionThreshold }) => conditionThreshold) ?? [];

describe('alerts', () => {
  test('go to the people on call, every one of them with advice', () => {
    expect(specs(manifests, 'MonitoringNotificationChannel')).toEqual({
      'acme-on-call': { type: 'email', enabled: true, labels: { email_address: 'oncall@acme.example.com' } },
    });
    for (const policy of Object.values(policies)) {
      expect(policy.notificationChannels).toEqual([{ name: 'acme-on-call' }]);
      expect(policy.documentation.content.length).toBeGreaterThan(40);
    }
  });

  test('go with their objects: Google Cloud numbers them, so a kept one would be made a second time', () => {
    expect(manifests.filter(({ metadata }) => metadata.annotations)).toEqual([]);
  });

  test('are about NAT and database always, about tunnels and sessions where there is a link', () => {
    const names = (scenario = defaultScenario()) =>
      ofKind(manifestsOf(stageOf(scenario, '90-alerts')), 'MonitoringAlertPolicy').map(({ metadata }) => metadata.name);
    const linked = (change: Parameters<typeof defaultScenario>[0]) => names(defaultScenario(change));
    expect(names()).toEqual(['acme-nat', 'acme-database', 'acme-vpn-tunnel', 'acme-bgp-session']);
    expect(linked((config) => void delete config.analyst.access.vpn)).toEqual(['acme-nat', 'acme-database']);
    expect(
      linked(({ analyst: { access } }) => {
        access.vpn = undefined;
        access.interconnect = PARTNER;
      }),
    ).toEqual(['acme-nat', 'acme-database', 'acme-bgp-session']);
    expect(names(withInterconnect(PARTNER))).toHaveLength(4);
  });

  test('tell when a member of the database is missing, also when all are', () => {
    const [members] = conditions('acme-database');
    expect(members).toMatchObject({
      comparison: 'COMPARISON_LT',
      thresholdValue: 3,
      evaluationMissingData: 'EVALUATION_MISSING_DATA_ACTIVE',
    });
    expect(members?.filter).toContain('pod_name = monitoring.regex.full_match("cockroachdb-[0-9]+")');
    expect(members?.aggregations.map(({ crossSeriesReducer }) => crossSeriesReducer)).toEqual([
      'REDUCE_MAX',
      'REDUCE_COUNT',
    ]);
  });

  test('tell when a disk of the database is filling up', () => {
    expect(conditions('acme-database')[1]).toMatchObject({ comparison: 'COMPARISON_GT', thresholdValue: 0.8 });
  });

  test('are about the tunnels and the NAT of this platform', () => {
    expect(conditions('acme-vpn-tunnel')[0]?.filter).toContain(
      'tunnel_name = one_of("acme-office-0-02eeba15", "acme-office-1-e5c50008")',
    );
    for (const { filter } of conditions('acme-nat')) expect(filter).toContain('gateway_name = "acme-nat"');
  });

  test('use only metrics that exist without anything in the cluster, for a policy on an unknown metric is refused', () => {
    const metrics = Object.keys(policies).flatMap((name) =>
      conditions(name).map(({ filter }) => /metric\.type = "([^"]+)"/.exec(filter)?.[1]),
    );
    expect(
      metrics.filter((metric) => !/^(router|vpn)\.googleapis\.com\/|^kubernetes\.io\//.test(metric ?? '')),
    ).toEqual([]);
  });

  test('have no stage when nobody is to be told', () => {
    expect(() => stageOf(bare(), '90-alerts')).toThrow(/no stage/);
  });
});
