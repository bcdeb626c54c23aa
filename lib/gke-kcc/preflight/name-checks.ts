import type { Check, PreflightPart, Question } from '../../preflight';
import { type GkeCockroachDbScenario, isBelow } from '../../scenario';
import { gcloudList, gcloudQuestion } from './gcloud-question';
import { type OutputObject, ofKind } from './manifest-needs';

/** What Config Connector would take over, because it has the name of something of this output. */
const TAKEN_OVER = 'Config Connector takes it over: right for what an earlier deploy kept, else choose another name';

function names(scenario: GkeCockroachDbScenario): PreflightPart {
  const { cluster, network, database, region } = scenario;
  return {
    questions: [
      gcloudQuestion(
        'cluster-name',
        ['container', 'clusters', 'describe', cluster.name, `--location=${region}`],
        { format: 'value(name)' },
        { none: 'code=404|Not found' },
      ),
      gcloudQuestion(
        'network-name',
        ['compute', 'networks', 'describe', network.name],
        { format: 'value(name)' },
        { none: 'was not found' },
      ),
      gcloudQuestion(
        'bucket-name',
        ['storage', 'buckets', 'describe', `gs://${database.backup.bucket}`],
        { format: 'value(name)' },
        { none: '^ERROR.*(404|not found)' },
      ),
    ],
    checks: [
      {
        id: 'cluster-name',
        what: `the cluster ${cluster.name} not taken`,
        remedy: 'delete it, or choose another name: Config Connector would take it over',
        judgement: { is: 'empty', answer: 'cluster-name', own: 'own' },
      },
      {
        id: 'network-name',
        what: `the network ${network.name} not there yet`,
        remedy: TAKEN_OVER,
        judgement: { is: 'empty', answer: 'network-name', own: 'own' },
        later: true,
      },
      {
        id: 'bucket-name',
        what: `the bucket ${database.backup.bucket} not there yet`,
        remedy: TAKEN_OVER,
        judgement: { is: 'empty', answer: 'bucket-name', own: 'own' },
        later: true,
      },
    ],
  };
}

function dns(scenario: GkeCockroachDbScenario, objects: readonly OutputObject[]): PreflightPart {
  const { dnsZone, services, analyst } = scenario;
  const zone = ofKind(objects, 'DNSManagedZone').find(({ spec }) => spec?.visibility === 'public');
  const hosts = [...services.map(({ host }) => host), ...(analyst.allowlist ? [analyst.allowlist.host] : [])];
  const outside = hosts.filter((host) => !dnsZone || !isBelow(host, dnsZone));
  const questions: Question[] = [];
  const checks: Check[] = [];
  if (dnsZone && zone) {
    questions.push(
      gcloudList('dns-zone', ['dns', 'managed-zones', 'list'], {
        keys: 'name',
        filter: `dnsName=${dnsZone}. AND visibility=public AND NOT name=${zone.metadata.name}`,
      }),
    );
    checks.push({
      id: 'dns-zone',
      what: `no other public zone ${dnsZone} in the project`,
      remedy: 'delete it, or move its records: the parent can delegate to one of the two only',
      judgement: { is: 'empty', answer: 'dns-zone' },
    });
  }
  if (outside.length > 0) {
    questions.push(
      gcloudList('dns-elsewhere', ['dns', 'managed-zones', 'list'], { keys: 'dnsName', filter: 'visibility=public' }),
    );
    checks.push({
      id: 'dns-elsewhere',
      what: 'a public zone of this project for each host name outside of google.dnsZone',
      remedy: 'make their records where their zone is, when the addresses are reserved',
      judgement: { is: 'in-zone', answer: 'dns-elsewhere', hosts: outside },
      later: true,
    });
  }
  return { questions, checks };
}

/** The peer routes by address: a network that it reaches may not have the range of another one that it reaches. */
function ranges({ network, vpn, interconnect }: GkeCockroachDbScenario): PreflightPart {
  if (!vpn && !interconnect) return { questions: [], checks: [] };
  const peer = [...(vpn?.networks ?? []), ...(interconnect?.networks ?? [])];
  const ours = [network.nodes, network.pods, network.services, network.loadBalancers, network.controlPlane];
  return {
    questions: [
      gcloudList('ranges', ['compute', 'networks', 'subnets', 'list'], {
        keys: 'name,ipCidrRange',
        // a subnet of IPv6 alone has no range that the peer could confuse
        filter: `NOT network~"/(${network.name}|default)$" AND NOT stackType=IPV6_ONLY`,
      }),
    ],
    checks: [
      {
        id: 'ranges',
        what: "no other network's subnet whose range overlaps google.network or the networks behind the links",
        remedy: 'choose another google.network.cidr, unless the peer never reaches that network',
        judgement: { is: 'apart', answer: 'ranges', ranges: [...ours, ...new Set(peer)] },
      },
    ],
  };
}

/** Names that are taken, DNS zones, and address ranges. */
export function nameChecks(scenario: GkeCockroachDbScenario, objects: readonly OutputObject[]): PreflightPart {
  const parts = [names(scenario), dns(scenario, objects), ranges(scenario)];
  return { questions: parts.flatMap((part) => part.questions), checks: parts.flatMap((part) => part.checks) };
}
