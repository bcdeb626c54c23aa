import { defaultScenario } from '../../scenarios';
import { filesOf, manifestsOf, specOf, specs, stageOf } from './stages';

const manifests = manifestsOf(stageOf(defaultScenario(), '60-edge'));
const policy = specOf(manifests, 'ComputeSecurityPolicy', 'acme');

describe('the edge', () => {
  test('offers TLS 1.2 and newer with strong ciphers only', () => {
    expect(specOf(manifests, 'ComputeSSLPolicy', 'acme')).toEqual({ profile: 'RESTRICTED', minTlsVersion: 'TLS_1_2' });
  });

  test('ends its rules with the mandatory default for everybody', () => {
    expect(policy.rule.at(-1)).toMatchObject({
      action: 'allow',
      priority: 2147483647,
      match: { config: { srcIpRanges: ['*'] } },
    });
  });

  test('has a priority of its own for every rule', () => {
    const priorities = policy.rule.map(({ priority }) => priority);
    expect(new Set(priorities).size).toBe(priorities.length);
  });

  test('watches for attacks without refusing anybody until its log was read', () => {
    const refusing = policy.rule.filter(({ action }) => action.startsWith('deny'));
    expect(refusing.map(({ description }) => description)).toEqual([
      'SQL injection',
      'cross-site scripting',
      'local file inclusion',
      'remote code execution',
    ]);
    expect(refusing.every(({ preview }) => preview)).toBe(true);
  });

  test('slows down one address that asks too often', () => {
    expect(policy.rule.find(({ action }) => action === 'throttle')).toMatchObject({
      rateLimitOptions: {
        exceedAction: 'deny(429)',
        enforceOnKey: 'IP',
        rateLimitThreshold: { count: 1200, intervalSec: 60 },
      },
    });
  });
});

describe('the DNS zone', () => {
  const records = (scenario = defaultScenario()) =>
    Object.values(specs(manifestsOf(stageOf(scenario, '60-edge')), 'DNSRecordSet'));

  test('is public and signed', () => {
    expect(Object.values(specs(manifests, 'DNSManagedZone'))).toEqual([
      { dnsName: 'acme.example.com.', visibility: 'public', dnssecConfig: { state: 'on' } },
    ]);
  });

  test('leads each host name to its reserved address', () => {
    expect(
      records().map((record) => [record.type, record.name, 'rrdatasRefs' in record ? record.rrdatasRefs : []]),
    ).toEqual([
      ['A', 'a.acme.example.com.', [{ kind: 'ComputeAddress', name: 'acme-ingress-service-a' }]],
      ['A', 'b.acme.example.com.', [{ kind: 'ComputeAddress', name: 'acme-ingress-service-b' }]],
      ['A', 'sql.acme.example.com.', [{ kind: 'ComputeAddress', name: 'acme-sql-external' }]],
    ]);
  });

  test('has no record for a host that is not below it', () => {
    const scenario = defaultScenario((config) => {
      const [first] = config.services;
      if (first) first.host = 'a.other.example.com';
    });
    expect(records(scenario).map(({ name }) => name)).toEqual(['b.acme.example.com.', 'sql.acme.example.com.']);
  });

  test('is another object when its name is another, for it cannot be renamed; so is a record', () => {
    const names = (host: string, zone: string) => {
      const scenario = defaultScenario((config) => {
        config.google.dnsZone = zone;
        const [first] = config.services;
        if (first) first.host = host;
      });
      const objects = manifestsOf(stageOf(scenario, '60-edge'));
      return [Object.keys(specs(objects, 'DNSManagedZone'))[0], Object.keys(specs(objects, 'DNSRecordSet'))[0]];
    };
    const [zone, record] = names('a.acme.example.com', 'acme.example.com');
    const [otherZone] = names('a.acme.example.com', 'example.com');
    const [, otherRecord] = names('c.acme.example.com', 'acme.example.com');
    expect(otherZone).not.toBe(zone);
    expect(otherRecord).not.toBe(record);
    expect(names('a.acme.example.com', 'acme.example.com')).toEqual([zone, record]);
  });

  test('is not made without google.dnsZone', () => {
    const scenario = defaultScenario((config) => {
      config.google.dnsZone = undefined;
    });
    expect(Object.keys(filesOf(stageOf(scenario, '60-edge')))).toEqual(['edge-policies']);
  });
});
