import type { PreflightPart } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { awsQuestion, oneOf } from './aws-question';
import type { Templates } from './template-needs';

/** Zones in which EKS has no control plane. @see EKS user guide, network requirements (November 2026) */
const ZONES_WITHOUT_EKS = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/** What a stack is in when it can be created or updated. */
const READY = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'DELETE_COMPLETE'];

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
export function accountChecks({ account, region, zones }: EksScenario, templates: Templates): PreflightPart {
  const stacks = Object.keys(templates);
  const least = bootstrapVersion(templates);
  return {
    questions: [
      awsQuestion('account', 'sts get-caller-identity', 'Account'),
      awsQuestion('region', 'ec2 describe-regions --all-regions', "Regions[?OptInStatus!='not-opted-in'].RegionName", {
        with: ['--region-names', region],
      }),
      awsQuestion(
        'zones',
        'ec2 describe-availability-zones --all-availability-zones',
        "AvailabilityZones[?State=='available' && OptInStatus!='not-opted-in'].ZoneName",
        { with: ['--filters', `Name=zone-name,Values=${zones.join(',')}`] },
      ),
      awsQuestion(
        'zones-without-eks',
        'ec2 describe-availability-zones',
        `AvailabilityZones[?${oneOf('ZoneId', ZONES_WITHOUT_EKS)}].ZoneName`,
        { with: ['--filters', `Name=zone-name,Values=${zones.join(',')}`] },
      ),
      awsQuestion('bootstrap', 'ssm get-parameter --name /cdk-bootstrap/hnb659fds/version', 'Parameter.Value', {
        none: 'ParameterNotFound',
      }),
      awsQuestion(
        'broken-stacks',
        'cloudformation describe-stacks',
        `Stacks[?${oneOf('StackName', stacks)} && !${oneOf('StackStatus', READY)}].[StackName,StackStatus]`,
        { read: 'rows' },
      ),
      { id: 'own', command: ['own_resources', ...stacks], read: 'rows' },
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
