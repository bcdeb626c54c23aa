import type { EksScenario } from '../../scenario';
import { type AwsPart, oneOf } from './aws-question';
import { BOOTSTRAP_VERSION, parameterNames } from './parameters';
import type { Templates } from './template-needs';

/** Zones in which EKS has no control plane. @see EKS user guide, network requirements (November 2026) */
const ZONES_WITHOUT_EKS = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/** The version that the templates themselves assert, which name those that are too old. */
export function bootstrapVersion(templates: Templates): number {
  const refused = Object.values(templates).flatMap((template) =>
    [...JSON.stringify((template as { readonly Rules?: unknown }).Rules ?? {}).matchAll(/"(\d+)"/g)].map(
      ([, version]) => Number(version),
    ),
  );
  return Math.max(0, ...refused) + 1;
}

/** The account, the region and its zones, what the CDK needs there, and whether the stacks can be deployed. */
export function accountChecks(scenario: EksScenario, templates: Templates): AwsPart {
  const { account, region, zones } = scenario;
  const stacks = Object.keys(templates);
  const least = bootstrapVersion(templates);
  const zonesHere = {
    operation: 'ec2 describe-availability-zones --all-availability-zones',
    // what a region says that is not switched on
    none: 'AuthFailure',
  };
  return {
    questions: [
      { id: 'stacks', command: ['stacks', ...stacks], read: { 'broken-stacks': 'rows', own: 'rows' } },
      { id: 'account', operation: 'sts get-caller-identity', take: ['Account'], first: true },
      { id: 'region', ...zonesHere, of: 'AvailabilityZones[]', take: ['RegionName'] },
      {
        id: 'zones',
        ...zonesHere,
        of: "AvailabilityZones[?State=='available' && OptInStatus!='not-opted-in']",
        take: ['ZoneName'],
      },
      {
        id: 'zones-without-eks',
        ...zonesHere,
        of: `AvailabilityZones[?${oneOf('ZoneId', ZONES_WITHOUT_EKS)} && ${oneOf('ZoneName', zones)}]`,
        take: ['ZoneName'],
      },
      {
        id: 'bootstrap',
        operation: 'ssm get-parameters',
        with: parameterNames(scenario, templates),
        of: `Parameters[?Name=='${BOOTSTRAP_VERSION}']`,
        take: ['Value'],
      },
    ],
    checks: [
      {
        id: 'account',
        what: `credentials of the account ${account}`,
        remedy: 'sign in to that account, or correct aws.account',
        judgement: { is: 'equal', answer: 'account', to: account },
      },
      {
        id: 'region',
        what: `the region ${region}, switched on`,
        remedy: `switch it on: aws account enable-region --region-name ${region}`,
        judgement: { is: 'held', answer: 'region', entries: [region] },
      },
      {
        id: 'zones',
        what: `the zones ${zones.join(', ')}`,
        remedy: `name three of this account in aws.zones: aws ec2 describe-availability-zones --region ${region}`,
        judgement: { is: 'held', answer: 'zones', entries: zones },
      },
      {
        id: 'zones-of-eks',
        what: 'zones in which EKS has control planes',
        remedy: 'name another zone in aws.zones',
        judgement: { is: 'empty', answer: 'zones-without-eks' },
      },
      {
        id: 'bootstrap',
        what: `the CDK's bootstrap stack, version ${least} or newer`,
        remedy: `npx cdk bootstrap aws://${account}/${region}`,
        judgement: { is: 'recent', answer: 'bootstrap', version: `${least}` },
      },
      {
        id: 'stacks',
        what: 'no stack of this platform in a failed or unfinished state',
        remedy: 'see "When a deploy fails" in DEPLOY.md',
        judgement: { is: 'empty', answer: 'broken-stacks' },
      },
    ],
  };
}
