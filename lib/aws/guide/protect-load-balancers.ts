import type { AllowlistedAnalystPlan, EksScenario } from '../../scenario';
import { block } from './block';

/** How the load balancers in front of a database are protected, and what protects them: nothing, until somebody does this. */
export function protectLoadBalancers(
  scenario: EksScenario & { readonly analyst: AllowlistedAnalystPlan },
): readonly string[] {
  const { region, cluster, analyst } = scenario;
  if (!analyst.allowlist && !analyst.vpn) return [];
  const balancers = `aws resourcegroupstaggingapi get-resources --region ${region} --resource-type-filters elasticloadbalancing:loadbalancer --tag-filters Key=elbv2.k8s.aws/cluster,Values=${cluster.name} --query "ResourceTagMappingList[].ResourceARN" --output text`;
  return [
    '### Protect the load balancers of the database',
    'The load balancers of the services refuse to be deleted by hand: their class says so. Those of the database have no class; until you run this, whoever has the right may delete them, and the new ones have other names. The controller lifts the protection by itself when their Service goes:',
    block([
      `for arn in $(${balancers}); do`,
      `  aws elbv2 modify-load-balancer-attributes --region ${region} --load-balancer-arn "$arn" --attributes Key=deletion_protection.enabled,Value=true`,
      'done',
    ]),
  ];
}
