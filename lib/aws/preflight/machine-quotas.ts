import { instanceSize } from '../../machines';
import type { EksScenario } from '../../scenario';
import { oneOf } from './aws-question';
import { type QuotaPart, raise } from './quota';
import { countBy, countOf, resourcesOf, type Templates } from './template-needs';

/** The quota of vCPUs of the families that every machine of a scenario is of. */
const VCPUS = ['ec2', 'L-1216C47A'] as const;

const NAT_GATEWAYS = ['vpc', 'L-FE5A380F'] as const;

/** vCPUs of the machines. @throws for a type that nobody knows */
function cpusOf(counts: ReadonlyMap<string, number>): number {
  let cpus = 0;
  for (const [type, count] of counts) {
    const size = instanceSize(type);
    if (!size) throw new Error(`'lib/machines' must know every instance type, got ${type}: add its size`);
    cpus += size.cpus * count;
  }
  return cpus;
}

/** vCPUs of every machine that there may be. */
export function vcpuQuotas({ name, cluster, zones }: EksScenario, templates: Templates): QuotaPart {
  const stacks = Object.keys(templates);
  const instances = resourcesOf(templates).filter(({ type }) => type === 'AWS::EC2::Instance');
  const nodes = cluster.nodeGroups.flatMap(({ instanceType, maxNodesPerZone }) =>
    Array<string>(maxNodesPerZone * zones.length).fill(instanceType),
  );
  const counts = countBy(
    [...nodes, ...instances.map(({ properties }) => String(properties.InstanceType))],
    (type) => type,
  );
  return {
    quotas: [VCPUS],
    questions: [
      {
        id: 'used-vcpus',
        operation: 'ec2 describe-instances --filters Name=instance-state-name,Values=pending,running',
        // without spot instances, which have a quota of their own, and without the machines of this platform
        of: `Reservations[].Instances[] | [?!InstanceLifecycle && !(Tags[?Key=='eks:cluster-name' && Value=='${cluster.name}']) && !(Tags[?Key=='aws:cloudformation:stack-name' && ${oneOf('Value', stacks)}])]`,
        take: ['InstanceType', 'CpuOptions.CoreCount', 'CpuOptions.ThreadsPerCore'],
      },
    ],
    checks: [
      {
        id: 'vcpus',
        what: `quota of vCPUs, for ${[...counts].map(([type, count]) => `${count} ${type}`).join(', ')}: every node that the autoscaler of ${name} may add`,
        remedy: raise(VCPUS),
        judgement: {
          is: 'judged',
          by: 'vcpus',
          words: [`${cpusOf(counts)}`, VCPUS[1], 'used-vcpus'],
        },
      },
    ],
  };
}

/** NAT gateways, whose quota is that of a zone. */
export function natGatewayQuotas({ zones }: EksScenario, templates: Templates): QuotaPart {
  const perZone = Math.ceil(countOf('AWS::EC2::NatGateway')(templates) / zones.length);
  if (perZone === 0) return { quotas: [], questions: [], checks: [] };
  return {
    quotas: [NAT_GATEWAYS],
    questions: [
      {
        id: 'call-of-nat-gateways',
        command: [
          'zones_of_gateways',
          `NatGateways[?!(Tags[?Key=='aws:cloudformation:stack-name' && ${oneOf('Value', Object.keys(templates))}])]`,
        ],
        read: { 'nat-gateways': 'words' },
      },
    ],
    checks: [
      {
        id: 'nat-gateways',
        what: `quota of NAT gateways in a zone, ${perZone} needed in each`,
        remedy: raise(NAT_GATEWAYS),
        judgement: {
          is: 'judged',
          by: 'nat_gateways',
          words: [`${perZone}`, NAT_GATEWAYS[1], 'nat-gateways', ...zones],
        },
      },
    ],
  };
}
