// Valid AWS parts of a configuration.
import fc from 'fast-check';
import { AWS_REGIONS } from '../../lib/config/aws-region';
import { byte, cidr } from './arbitrary-field';

const zones = fc
  .tuple(
    fc.constantFrom(...AWS_REGIONS),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'f'), { minLength: 3, maxLength: 3 }),
  )
  .map(([region, letters]) => ({ region, zones: letters.map((letter) => `${region}${letter}`) }));

const account = fc.stringMatching(/^\d{12}$/);

const SSO_ROLE = 'aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef';

const roles = fc.uniqueArray(fc.tuple(account, fc.constantFrom('admin', 'teams/on-call', SSO_ROLE)), {
  minLength: 1,
  maxLength: 3,
  selector: (role) => role.join(),
});

/** Sizes on which every service of arbitrary-services.ts fits. */
export const instanceTypes = ['m6i', 'm7i', 'm7a', 'c7i', 'r7i'].flatMap((family) =>
  ['xlarge', '2xlarge', '4xlarge', '8xlarge'].map((size) => `${family}.${size}`),
);

export const aws = fc
  .tuple(
    zones,
    account,
    fc.record(
      {
        network: fc.record(
          { cidr: byte.map((second) => `10.${second}.0.0/16`), interfaceEndpoints: fc.boolean() },
          { requiredKeys: ['cidr'] },
        ),
        adminRoles: roles.map((some) => some.map(([id, name]) => `arn:aws:iam::${id}:role/${name}`)),
        publicEndpoint: fc.record({
          cidrs: fc.uniqueArray(cidr, { minLength: 1, maxLength: 3 }),
          reason: fc.constantFrom('the build machines: "north" # 1', 'two\nlines of it'),
        }),
        instanceType: fc.constantFrom(...instanceTypes),
        serviceStacks: fc.integer({ min: 1, max: 40 }),
      },
      { requiredKeys: ['network', 'adminRoles', 'instanceType'] },
    ),
    fc.option(fc.uuid(), { nil: undefined }),
  )
  .map(([place, id, rest, certificate]) => ({
    ...rest,
    ...place,
    account: id,
    ...(certificate ? { certificateArn: `arn:aws:acm:${place.region}:${id}:certificate/${certificate}` } : {}),
  }));
