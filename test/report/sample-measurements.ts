import type { DeploymentResults, DrillResults, Measured, OutageResults } from '../../lib/report';

const seconds = (production: number) => ({ production });

/** One zone of `scenario` that fell silent: the service came back, the database waited for its zone, a
 * controller had no pod there. */
export const sampleOutage = (scenario: string): Measured<OutageResults> => ({
  date: '2026-01-02',
  commit: 'abc1234',
  results: {
    kubernetes: '1.35.0',
    factor: 10,
    outages: [
      {
        scenario,
        zone: 'a',
        variant: 'black',
        event: null,
        lasted: seconds(140),
        services: [{ id: 'services/service-a', stale: seconds(55) }],
        workloads: [
          {
            id: 'Deployment services/service-a',
            replicas: 3,
            need: 2,
            leastServing: 2,
            belowNeed: seconds(0),
            full: seconds(95.4),
            held: true,
          },
          {
            id: 'StatefulSet data/orders',
            replicas: 3,
            need: 2,
            leastServing: 2,
            belowNeed: seconds(0),
            full: null,
            held: true,
          },
          {
            id: 'Deployment kube-system/cluster-autoscaler-aws-cluster-autoscaler',
            replicas: 2,
            need: 1,
            leastServing: 2,
            belowNeed: seconds(0),
            full: seconds(0),
            held: true,
          },
        ],
      },
    ],
  },
});

/** A drill of five runs in which nothing was lost. */
export const SAMPLE_DRILL: Measured<DrillResults> = {
  date: '2026-01-03',
  commit: 'def5678',
  results: {
    postgresql: '15.1',
    pgpool: '4.3.5',
    assumed: { detectionSeconds: 3 },
    onCluster: [{ what: 'a node is silent', seconds: '40 to 55', source: 'https://example.com/grace (grace)' }],
    drills: [{ id: 'writer-killed', title: 'the writer is killed' }],
    summary: ['direct', 'pgpool'].map((path) => ({
      drill: 'writer-killed',
      path,
      runs: 5,
      rowsAcknowledged: 900,
      rowsLost: 0,
      writeGapSeconds: [3.5, 4.25],
      readGapSeconds: [0.1, 4],
      recovered: 5,
    })),
  },
};

/** A deployment of `scenario` whose tear-down left a load balancer behind. */
export const sampleDeployment = (scenario: string): Measured<DeploymentResults> => ({
  date: '2026-01-04',
  commit: '0a1b2c3',
  results: {
    outcomes: [
      {
        scenario,
        step: 'first deploy',
        claim: 'every stack is deployed',
        passed: true,
        seen: 'in 33 simulated minutes',
        resources: 177,
        simulatedMinutes: 33,
      },
      {
        scenario,
        step: 'tear-down',
        claim: 'every stack is gone',
        passed: false,
        seen: 'still there: a load balancer',
        resources: 1,
        simulatedMinutes: 12,
      },
    ],
  },
});
