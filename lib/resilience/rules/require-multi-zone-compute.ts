import { judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';
import { atLeast, SubnetZones, zonesInWords } from '../zones-found';

/** Zones in which something must be able to start, so that it does without any one of them. */
const ZONES = 2;

/** Where each type names its subnets. */
const FIELD: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'VpcConfig.SubnetIds',
  'AWS::ECS::Service': 'NetworkConfiguration.AwsvpcConfiguration.Subnets',
  'AWS::Batch::ComputeEnvironment': 'ComputeResources.Subnets',
};

/** Functions, ECS services and batch environments in a network can start in several zones. */
export const requireMultiZoneCompute: Rule = {
  id: 'HA-AWS-013',
  name: 'require-multi-zone-compute',
  claim: 'A Lambda function, an ECS service or a batch environment in a network has subnets in several zones.',
  why: 'It can start in the zones of its subnets only: with one, nothing starts while that zone is away.',
  remedy: 'Give it a subnet in each zone.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  *check(topology) {
    const subnets = new SubnetZones(topology);
    for (const { type, place, properties } of resourcesOf(topology, ...Object.keys(FIELD))) {
      const found = subnets.at(properties, FIELD[type] ?? '');
      if (!found) continue;
      yield judge(place, atLeast(found, ZONES), {
        seen: zonesInWords(found),
        expected: `subnets in ${ZONES} zones or more`,
      });
    }
  },
};
