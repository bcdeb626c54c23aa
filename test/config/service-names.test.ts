import { LONGEST_SERVICE_NAME } from '../../lib/config';
import { testRefusals } from './refusals';

const IMAGE = 'image: registry.example.com:5000/full/shop:2.4.1';

describe('names', () => {
  testRefusals([
    {
      claim: 'two services of one name',
      edit: ['name: reports\n', 'name: shop\n'],
      path: 'services[1].name',
      allowed: 'a name that no other service has',
      remedy: 'services[0] has the same',
    },
    {
      claim: 'two services of one host name',
      edit: ['host: www.example.org', 'host: shop.full.example.com'],
      path: 'services[2].host',
      allowed: 'a host that no other service has',
      remedy: 'services[0] has the same',
    },
    {
      claim: 'a service that has the host name of the database',
      edit: ['host: sql.full.example.com', 'host: shop.full.example.com'],
      path: 'analyst.access.allowlist.host',
      allowed: 'a host name that no service has',
      remedy: 'sql.acme.example.com',
    },
    ...[
      ['an upper-case letter', 'Reports'],
      ['an underscore', 'my_reports'],
      ['a digit first', '1reports'],
      ['a hyphen last', 'reports-'],
      ['a dot', 'reports.v2'],
      ['a space', 'the reports'],
      ['nothing in it', '""'],
      ['more characters than its longest suffix leaves', 'r'.repeat(LONGEST_SERVICE_NAME + 1)],
    ].map(([what, name]) => ({
      claim: `a service name with ${what}`,
      edit: ['name: reports\n', `name: ${name}\n`] as const,
      path: 'services[1].name',
      allowed: `a DNS label of at most ${LONGEST_SERVICE_NAME} characters`,
      remedy: 'such a name for the service, for example service-a',
    })),
    ...['root', 'node', 'admin', 'public', 'none', 'postgres', 'rdsadmin', 'dbadmin', 'data-team'].map((name) => ({
      claim: `a service named ${name}, which is another user of the database`,
      edit: ['name: reports\n', `name: ${name}\n`] as const,
      path: 'services[1].name',
      allowed: "a name that is neither the analyst's nor one of the databases' own users",
      remedy: 'its name is its SQL user',
    })),
    ...[
      ['a trailing dot', 'www.example.org.'],
      ['one label', 'www'],
      ['an upper-case letter', 'WWW.example.org'],
      ['a path', 'www.example.org/shop'],
      ['a wildcard', '"*.example.org"'],
      ['only digits, which is an address', '198.51.100.1'],
    ].map(([what, host]) => ({
      claim: `a host name with ${what}`,
      edit: ['host: www.example.org', `host: ${host}`] as const,
      path: 'services[2].host',
      allowed: 'a lower-case host name without a trailing dot',
      remedy: 'write it in full',
    })),
    {
      claim: 'a name of the platform of 17 characters',
      edit: ['name: full', `name: ${'f'.repeat(17)}`],
      path: 'name',
      allowed: 'a DNS label of at most 16 characters',
      remedy: 'such a name for the platform',
    },
  ]);
});

describe('images', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  testRefusals(
    [
      ['no tag', 'registry.example.com/shop'],
      ['no tag, in a registry with a port', 'registry.example.com:5000/shop'],
      ['the tag latest', 'registry.example.com/shop:latest'],
      ['the tag latest, in a registry with a port', 'registry.example.com:5000/shop:latest'],
      ['the tag latest beside a digest', `shop:latest@${digest}`],
      ['an empty tag', '"shop:"'],
      ['a tag of 129 characters', `shop:${'1'.repeat(129)}`],
      ['a digest that is too short', `shop@${digest.slice(0, -1)}`],
      ['a digest of another algorithm', `shop@md5:${'0a'.repeat(16)}`],
      ['an upper-case repository', 'registry.example.com/Shop:1.0'],
      ['a scheme', 'https://registry.example.com/shop:1.0'],
      ['a space', '"shop: 1.0"'],
    ].map(([what, image]) => ({
      claim: `an image with ${what}`,
      edit: [IMAGE, `image: ${image}`] as const,
      path: 'services[0].image',
      allowed: 'an image with a tag other than "latest", or with a digest',
      remedy: 'pin the version, for example ghcr.io/stefanprodan/podinfo:6.15.0',
    })),
  );
});
