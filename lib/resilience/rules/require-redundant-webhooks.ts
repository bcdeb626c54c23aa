import { isUnknown, type Webhook, type Workload } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import { placements } from '../placements';
import type { Rule } from '../rule';
import { selection } from '../selection';

const EXPECTED = 'two replicas or more, of which one goes on whichever zone is lost';

export const requireRedundantWebhooks: Rule = {
  id: 'HA-K8S-051',
  name: 'require-redundant-webhooks',
  claim: 'An admission webhook that refuses when nobody answers is answered whichever zone is lost.',
  why: 'While it is not, no pod is made in the whole cluster: a zone that is lost freezes the recovery of everything else.',
  remedy: 'Run what answers it in two zones by a hard spread, or set failurePolicy: Ignore where that is safe.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/ (v1.36)',
  *check(topology) {
    const placementOf = placements(topology);
    const { selectedOf } = selection(topology.services, topology.workloads);
    const services = new Map(
      topology.services.map((each) => [`${each.cluster}\n${each.namespace}/${each.name}`, each]),
    );
    const workloads = new Map(topology.workloads.map((each) => [`${each.cluster}\n${each.id}`, each]));
    const answering = ({ cluster, workload, service }: Webhook): Workload | undefined => {
      if (workload !== undefined) return workloads.get(`${cluster}\n${workload}`);
      const found = service === undefined ? undefined : services.get(`${cluster}\n${service}`);
      return found && selectedOf(found)[0];
    };
    const judge = (webhook: Webhook): Opinion => {
      const workload = answering(webhook);
      if (!workload) return { verdict: 'unknown', seen: 'what answers it is not in the files', expected: EXPECTED };
      if (workload.replicas.min === 1)
        return { verdict: 'broken', seen: `one replica of ${workload.id}`, expected: EXPECTED };
      const placement = placementOf(workload);
      if (isUnknown(placement)) return { verdict: 'unknown', seen: placement.unknown, expected: EXPECTED };
      const { survivors, because } = placement.worst;
      const seen = `${survivors} of ${placement.replicas} of ${workload.id} go on: ${because}`;
      return { verdict: survivors > 0 ? 'holds' : 'broken', seen, expected: EXPECTED };
    };
    for (const webhook of topology.webhooks) {
      const ignored: Opinion = { verdict: 'holds', seen: 'failurePolicy: Ignore', expected: EXPECTED };
      yield judgement(webhook, webhook.failsClosed ? judge(webhook) : ignored);
    }
  },
};
