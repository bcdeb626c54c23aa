import { isUnknown, itemsAt, knownOr, type Resource, type Subnet, type Topology, textAt } from '../../topology';
import { counted, ZONE_COUNT } from '../../zones';
import { grouped } from '../grouped';
import { judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';
import { atLeast, zonesFound, zonesInWords } from '../zones-found';

/** A name that CDK makes up where it may not look the zones of a region up. */
const MADE_UP = /^dummy/;

/** Subnets of one network that do the same, by the name that CDK tags them with, else by their way out. */
function tier(subnet: Subnet, resource: Resource): string {
  const tag = itemsAt(resource.properties, 'Tags').find(
    (item) => knownOr(textAt(item, 'Key'), '') === 'aws-cdk:subnet-name',
  );
  const name = knownOr(textAt(tag, 'Value'), undefined);
  if (name !== undefined) return name;
  if (isUnknown(subnet.public)) return 'subnets';
  if (subnet.public) return 'public';
  return subnet.routes.some(({ target }) => target === 'nat') ? 'private' : 'isolated';
}

function tiers(topology: Topology): ReadonlyMap<string, readonly Subnet[]> {
  const resources = new Map(resourcesOf(topology, 'AWS::EC2::Subnet').map((resource) => [resource.id, resource]));
  const declared = topology.subnets.flatMap((subnet) => {
    const resource = resources.get(subnet.id);
    return resource ? [{ subnet, key: `${subnet.network} ${tier(subnet, resource)}` }] : [];
  });
  const groups = [...grouped(declared, ({ key }) => key)];
  return new Map(groups.map(([key, group]) => [key, group.map(({ subnet }) => subnet)]));
}

/** Each tier of an AWS network has subnets in three zones. */
export const requireSubnetsInThreeZones: Rule = {
  id: 'HA-AWS-001',
  name: 'require-subnets-in-three-zones',
  claim: 'Each tier of an AWS network has subnets in at least three zones, named or of the region itself.',
  why: 'What runs in a tier can be in its zones only. A CDK stack without a region silently gives two zones although three are asked for.',
  remedy: 'Name three zones for the network and give each tier a subnet in each of them.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.Vpc.html#maxazs (aws-cdk-lib 2.261.0)',
  *check(topology) {
    for (const [subject, subnets] of tiers(topology)) {
      const [first] = subnets;
      if (!first) continue;
      const found = zonesFound(subnets.map(({ zones }) => zones));
      const made = found.zones.filter((zone) => MADE_UP.test(zone));
      yield judge(first.place, atLeast(found, ZONE_COUNT), {
        subject,
        seen: `${counted(subnets.length, 'subnet')} in ${zonesInWords(found)}`,
        expected: `subnets in ${ZONE_COUNT} zones`,
      });
      if (made.length > 0) {
        yield judge(first.place, false, {
          subject,
          part: 'names',
          severity: 'warning',
          seen: `made-up zones ${made.join(', ')}`,
          expected: 'zones of the region: name them, so that nothing is looked up or made up',
        });
      }
    }
  },
};
