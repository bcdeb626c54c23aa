// Declares gke-cockroachdb: what Config Connector makes (management) and what runs in the cluster that it makes (workload).
export { type GkeCockroachDbOutput, gkeCockroachDbOutput } from './gke-cockroachdb-output';
export type { RequiredSecret, Stage } from './stage';
