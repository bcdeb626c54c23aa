import type { GkeCockroachDbScenario } from '../../scenario';
import type { Make } from './management-stage';
import { nodeTag } from './names';

/** One before the rule that every network has and nobody sees: it refuses all the rest too, but writes no log. */
const LAST_PRIORITY = 65_534;

/** The priority that GKE gives its own rules as well. */
const PRIORITY = 1000;

/** Where cert-manager's admission webhook listens. @see cert-manager v1.21, chart value webhook.securePort */
const WEBHOOK_PORTS = ['10250'];

/**
 * Defines the two firewall rules that nobody else makes.
 *
 * GKE makes, with priorities of 1000 and less, and so before the last rule: pods and nodes of the cluster among each other;
 * for each Ingress, Google's front ends and health checks; for each Service of type LoadBalancer, its
 * `loadBalancerSourceRanges` to its port and the health checks. So the analysts' networks, whether on the allowlist or
 * behind a link, are let in by GKE, to port 26257 only, and a rule here would only be a second place to keep right.
 *
 * There is no rule for SSH: nobody logs in to a node. `kubectl debug node/NAME` serves the rare need, and leaves a trace
 * in the audit log.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules
 */
export function firewall(make: Make, scenario: GkeCockroachDbScenario): void {
  const { name, network } = scenario;
  const networkRef = { name: network.name };
  make('ComputeFirewall', {
    name: `${name}-deny-ingress`,
    spec: {
      networkRef,
      direction: 'INGRESS',
      priority: LAST_PRIORITY,
      deny: [{ protocol: 'all' }],
      sourceRanges: ['0.0.0.0/0'],
      logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
    },
  });
  // Control planes that call webhooks from their own range need it; newer ones call through an agent inside the cluster,
  // which GKE's rules let through. Which of the two a cluster gets is Google's choice.
  make('ComputeFirewall', {
    name: `${name}-webhooks`,
    spec: {
      networkRef,
      direction: 'INGRESS',
      priority: PRIORITY,
      allow: [{ protocol: 'tcp', ports: WEBHOOK_PORTS }],
      sourceRanges: [network.controlPlane],
      targetTags: [nodeTag(scenario)],
    },
  });
}
