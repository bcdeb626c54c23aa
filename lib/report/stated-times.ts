import type { Database } from '../topology';
import type { Figure } from './figure';

/** What Kubernetes says of a node that falls silent. */
export const SILENT_NODE: Figure = {
  text: 'counts as not ready after 50 s at most',
  basis: {
    kind: 'stated',
    by: 'Kubernetes 1.36 (node-monitor-grace-period)',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  },
};

/** What makers of databases say of how long writes are away when the server that takes them is lost. */
export const LOST_WRITER: Readonly<Partial<Record<Database['engine'], Figure>>> = {
  aurora: {
    text: 'less than 60 s without writes, often less than 30 s',
    basis: {
      kind: 'stated',
      by: 'AWS (a reader is promoted)',
      source:
        'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance',
    },
  },
  'cloudnative-pg': {
    text: 'a failover begins once the pod is not ready and the lease of the writer has run out',
    basis: {
      kind: 'stated',
      by: 'CloudNativePG 1.30',
      source: 'https://cloudnative-pg.io/docs/1.30/failover/',
    },
  },
  cockroachdb: {
    text: 'typically a few seconds until other members serve what the lost one served; there is no single writer',
    basis: {
      kind: 'stated',
      by: 'Cockroach Labs (runbook, complete failure of a node)',
      source:
        'https://github.com/cockroachlabs/cockroachdb-runbook-template/blob/main/system-overview/data-availability.md',
    },
  },
};
