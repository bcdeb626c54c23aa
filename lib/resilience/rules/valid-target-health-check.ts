import { isUnknown, type Known, knownOr, numberAt, type Resource, textAt, unknown } from '../../topology';
import { awsLoadBalancers } from '../aws-load-balancers';
import { inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** Seconds after which a lost zone must be out of service, own choice: about what clients retry through. */
const MOST_SECONDS = 30;

/** What stands for a setting that is not there. */
interface Defaults {
  readonly interval: number;
  readonly threshold: number;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html */
function defaultsOf({ properties }: Resource): Defaults {
  if (knownOr(textAt(properties, 'TargetType'), '') === 'lambda') return { interval: 35, threshold: 5 };
  if (knownOr(textAt(properties, 'Protocol'), '') === 'GENEVE') return { interval: 10, threshold: 2 };
  return { interval: 30, threshold: 2 };
}

function secondsUntilOut(resource: Resource): Known<number> {
  const { interval, threshold } = defaultsOf(resource);
  const every = numberAt(resource.properties, 'HealthCheckIntervalSeconds') ?? interval;
  const times = numberAt(resource.properties, 'UnhealthyThresholdCount') ?? threshold;
  if (isUnknown(every)) return every;
  return isUnknown(times) ? times : every * times;
}

/** Load balancers believe within half a minute that a target is gone. */
export const validTargetHealthCheck: Rule = {
  id: 'HA-AWS-008',
  name: 'valid-target-health-check',
  claim: `A load balancer of AWS takes a target that does not answer out of service within ${MOST_SECONDS} seconds.`,
  why: 'Until then it goes on sending a third of the requests into the lost zone.',
  remedy: 'Set an interval of 10 seconds and an unhealthy threshold of 2 or 3.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  *check(topology) {
    const groups = resourcesOf(topology, 'AWS::ElasticLoadBalancingV2::TargetGroup').map((resource) => ({
      place: resource.place,
      seconds: secondsUntilOut(resource),
    }));
    const balancers = awsLoadBalancers(topology).flatMap(({ place, healthCheck }) =>
      healthCheck ? [{ place, seconds: healthCheck.intervalSeconds * healthCheck.unhealthyThreshold }] : [],
    );
    for (const { place, seconds } of [...groups, ...balancers]) {
      const claim = isUnknown(seconds) ? unknown(seconds.unknown) : seconds <= MOST_SECONDS;
      yield judge(place, claim, {
        seen: `out of service after ${inWords(seconds)} s`,
        expected: `at most ${MOST_SECONDS} s (interval x unhealthy threshold)`,
      });
    }
  },
};
