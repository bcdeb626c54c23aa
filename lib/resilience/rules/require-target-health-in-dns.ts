import {
  flagAt,
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  type Place,
  type Topology,
  textAt,
  type Value,
  valueAt,
} from '../../topology';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';

/** Hosted zone of every CloudFront distribution, whose health DNS cannot ask. @see AliasTarget in the CloudFormation reference */
const CLOUDFRONT = 'Z2FDTNDATAQYW2';

interface Record {
  readonly place: Place;
  readonly value: Value;
  /** Of a group. */
  readonly part?: string;
}

function records(topology: Topology): readonly Record[] {
  const single = resourcesOf(topology, 'AWS::Route53::RecordSet').map(({ place, properties: value }) => ({
    place,
    value,
  }));
  const groups = resourcesOf(topology, 'AWS::Route53::RecordSetGroup').flatMap(({ place, properties }) =>
    itemsAt(properties, 'RecordSets').map((value, index) => ({
      place,
      value,
      part: `record ${index + 1}: ${inWords(textAt(value, 'Name'), 'no name')}`,
    })),
  );
  return [...single, ...groups];
}

function* judgeRecord({ place, value, part }: Record): Iterable<Judgement> {
  const alias = valueAt(value, 'AliasTarget');
  const failover = textAt(value, 'Failover');
  const target = flagAt(alias, 'EvaluateTargetHealth');
  if (alias !== undefined && knownOr(textAt(alias, 'HostedZoneId'), '') !== CLOUDFRONT) {
    yield judge(
      place,
      claimOf(target, (on) => on),
      {
        ...(part === undefined ? {} : { part }),
        seen: `EvaluateTargetHealth ${inWords(target)}`,
        expected: 'EvaluateTargetHealth true',
      },
    );
  } else if (alias === undefined && failover !== undefined) {
    const checked = valueAt(value, 'HealthCheckId') !== undefined;
    const claim: Known<boolean> = isUnknown(failover) ? failover : failover !== 'PRIMARY' || checked;
    yield judge(place, claim, {
      ...(part === undefined ? {} : { part }),
      seen: `failover ${inWords(failover)}, ${checked ? 'with' : 'without'} a health check`,
      expected: 'a health check for the primary record',
    });
  }
}

/** DNS leaves what is sick. */
export const requireTargetHealthInDns: Rule = {
  id: 'HA-AWS-016',
  name: 'require-target-health-in-dns',
  claim:
    'An alias record of Route 53 evaluates the health of its target, and a primary failover record has a health check.',
  why: 'Without it DNS goes on handing out what does not answer any more.',
  remedy: 'Set EvaluateTargetHealth to true, or give the record a HealthCheckId.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-configuring.html',
  *check(topology) {
    for (const record of records(topology)) yield* judgeRecord(record);
  },
};
