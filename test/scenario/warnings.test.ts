import { isBelow } from '../../lib/scenario';
import { defaultScenario } from '../scenarios';

const ADDRESS = 'The certificate of the allowlisted load balancer names sql.acme.example.com but no address';

test('reference.yaml as shipped is warned of one thing: the address of its load balancer is not reserved yet', () => {
  expect(defaultScenario().warnings).toEqual([expect.stringContaining(ADDRESS)]);
});

test('with that address, nothing is left to warn of', () => {
  const { warnings } = defaultScenario(({ analyst }) => {
    if (analyst.access.allowlist) analyst.access.allowlist.address = '198.51.100.77';
  });
  expect(warnings).toEqual([]);
});

test('a database without a licence is warned of, with what will happen and the remedy', () => {
  const { warnings } = defaultScenario(({ database }) => {
    delete database.cockroachdb.licence;
  });
  expect(warnings).toContain(
    'CockroachDB has no licence: after 7 days it allows 5 open transactions at a time. Set database.cockroachdb.licence.',
  );
});

test('an analyst without a way in is warned of, and any one way silences it', () => {
  const without = defaultScenario(({ analyst }) => {
    analyst.access = {};
  });
  expect(without.warnings).toEqual([expect.stringContaining('The analyst has no way to the database')]);
  const linked = defaultScenario(({ analyst }) => {
    analyst.access = { interconnect: { type: 'partner', networks: ['172.20.0.0/16'] } };
  });
  expect(linked.warnings).toEqual([]);
});

test('an allowlist that admits every address is warned of with the reason given', () => {
  const { warnings } = defaultScenario(({ analyst }) => {
    analyst.access.allowlist?.cidrs.push({ cidr: '0.0.0.0/0', reason: 'agreed with security' });
  });
  expect(warnings).toContain('The allowlist admits every address (0.0.0.0/0). Reason given: agreed with security');
});

test('hosts outside of the DNS zone are counted and named', () => {
  const { warnings } = defaultScenario(({ services: [first] }) => {
    if (first) first.host = 'a.example.org';
  });
  expect(warnings).toContain(
    'google.dnsZone does not cover 1 host name: make the DNS records yourself (a.example.org).',
  );
});

test('without a DNS zone every host is outside of it, and no more than five are named', () => {
  const { warnings } = defaultScenario(({ google, services }) => {
    delete google.dnsZone;
    const [first] = services;
    for (const letter of ['c', 'd', 'e', 'f']) {
      if (first) services.push({ ...first, name: `service-${letter}`, host: `${letter}.acme.example.com` });
    }
  });
  expect(warnings).toContain(
    'google.dnsZone does not cover 7 host names: make the DNS records yourself (a.acme.example.com, b.acme.example.com, c.acme.example.com, d.acme.example.com, e.acme.example.com, ...).',
  );
});

test.each([
  ['a.acme.example.com', 'acme.example.com', true],
  ['a.b.acme.example.com', 'acme.example.com', true],
  ['acme.example.com', 'acme.example.com', true],
  ['notacme.example.com', 'acme.example.com', false],
  ['example.com', 'acme.example.com', false],
  ['acme.example.com.example.org', 'acme.example.com', false],
])('%s lies below %s: %s', (host, zone, below) => {
  expect(isBelow(host, zone)).toBe(below);
});
