import type { Check } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { type AwsPart, type AwsQuestion, oneOf } from './aws-question';
import { resourcesOf, type Templates } from './template-needs';

/** Parts of the scenarios' plans that only some have. */
export type EdgeScenario = EksScenario & {
  readonly database?: { readonly licence?: { readonly secret: string } };
  readonly analyst: EksScenario['analyst'] & { readonly allowlist?: { readonly host: string } };
};

const serviceHosts = ({ serviceStacks }: EksScenario): readonly string[] =>
  serviceStacks.flatMap(({ services }) => services.map(({ host }) => host));

function certificate(scenario: EdgeScenario): AwsPart {
  const { certificateArn, region } = scenario;
  if (!certificateArn) return { questions: [], checks: [] };
  const described = {
    operation: 'acm describe-certificate',
    with: ['--certificate-arn', certificateArn],
    none: 'ResourceNotFoundException',
  };
  return {
    questions: [
      { id: 'certificate', ...described, take: ['Certificate.Status'] },
      { id: 'certificate-names', ...described, of: 'Certificate.SubjectAlternativeNames[]', take: ['@'] },
    ],
    checks: [
      {
        id: 'certificate',
        what: `the certificate ${certificateArn}, issued`,
        remedy: `request it in ${region} and answer its validation, or correct aws.certificateArn`,
        judgement: { is: 'equal', answer: 'certificate', to: 'ISSUED' },
      },
      {
        id: 'certificate-names',
        what: 'a certificate that names the host of each service',
        remedy: 'request one with these names; a wildcard stands for one label',
        judgement: { is: 'covered', answer: 'certificate-names', hosts: serviceHosts(scenario) },
      },
    ],
  };
}

function dns(scenario: EdgeScenario): AwsPart {
  const { allowlist } = scenario.analyst;
  const hosts = [...serviceHosts(scenario), ...(allowlist ? [allowlist.host] : [])];
  return {
    questions: [
      {
        id: 'dns-zones',
        operation: 'route53 list-hosted-zones',
        of: 'HostedZones[?!(Config.PrivateZone)]',
        take: ['Name'],
      },
    ],
    checks: [
      {
        id: 'dns',
        what: 'a public zone of Route 53 in this account for each host name',
        remedy: 'make their records where their zone is, when DEPLOY.md says so',
        judgement: { is: 'in-zone', answer: 'dns-zones', hosts },
        later: true,
      },
    ],
  };
}

function secrets({ name, database }: EdgeScenario): AwsPart {
  if (!database?.licence) return { questions: [], checks: [] };
  const secret = `${name}/${database.licence.secret}`;
  return {
    questions: [
      {
        id: 'secrets-first',
        operation: 'secretsmanager list-secrets --include-planned-deletion',
        of: `SecretList[?${oneOf('Name', [secret])} && !DeletedDate]`,
        take: ['Name'],
      },
    ],
    checks: [
      {
        id: 'secrets-first',
        what: `the secret ${secret}, which the platform reads`,
        remedy: 'make it, as the next step of DEPLOY.md says',
        judgement: { is: 'held', answer: 'secrets-first', entries: [secret] },
      },
    ],
  };
}

/** The peer routes by address: a VPC that it reaches may not have the same range as another one that it reaches. */
function ranges({ analyst, network }: EdgeScenario, templates: Templates): AwsPart {
  if (!analyst.vpn) return { questions: [], checks: [] };
  const stacks = Object.keys(templates);
  const vpcs = resourcesOf(templates).filter(({ type }) => type === 'AWS::EC2::VPC');
  const question: AwsQuestion = {
    id: 'ranges',
    operation: 'ec2 describe-vpcs',
    of: `Vpcs[?!IsDefault && !(Tags[?Key=='aws:cloudformation:stack-name' && ${oneOf('Value', stacks)}])]`,
    take: ['VpcId', 'CidrBlock'],
  };
  const check: Check = {
    id: 'ranges',
    what: `no other VPC whose range overlaps ${network.cidr} or the networks behind the VPN`,
    remedy: 'choose another aws.network.cidr, unless the peer of the VPN never reaches that VPC',
    judgement: {
      is: 'apart',
      answer: 'ranges',
      ranges: [...vpcs.map(({ properties }) => String(properties.CidrBlock)), ...analyst.vpn.networks],
    },
  };
  return { questions: [question], checks: [check] };
}

/** What lies outside of the stacks: certificate, DNS, secrets, address ranges. */
export function edgeChecks(scenario: EdgeScenario, templates: Templates): AwsPart {
  const parts = [certificate(scenario), dns(scenario), secrets(scenario), ranges(scenario, templates)];
  return { questions: parts.flatMap((part) => part.questions), checks: parts.flatMap((part) => part.checks) };
}
