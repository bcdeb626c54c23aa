/**
 * Every version that the output pins, in one place, with where it was read and when. Container images carry their digest
 * where it is known. To move one: change it here, run the tests, read the difference in dist/.
 */

/**
 * CockroachDB, Regular release, maintained until April 2027.
 *
 * @see https://www.cockroachlabs.com/docs/releases/v26.2 (read November 2026)
 */
export const COCKROACHDB_IMAGE =
  'cockroachdb/cockroach:v26.2.7@sha256:9464ae30465b887295459b98d129a76d074caeaa4c86836d369c6d2fdddd1685';

/**
 * PostgreSQL's own image, for psql: SQL bootstrap and bastion. Its user postgres is 999.
 *
 * @see https://hub.docker.com/_/postgres (read November 2026)
 */
export const PSQL_IMAGE = 'docker.io/library/postgres:18.6-bookworm';

/** The user that {@link PSQL_IMAGE} runs as. */
export const PSQL_USER = 999;

/**
 * PostgreSQL by CloudNativePG. Version 17, because Pgpool-II 4.6 has the SQL parser of 17: what it cannot parse it sends to
 * the writer.
 *
 * @see https://github.com/cloudnative-pg/postgres-containers (read November 2026)
 */
export const POSTGRES_IMAGE = 'ghcr.io/cloudnative-pg/postgresql:17.11-standard-trixie';

/**
 * A shell and kubectl, for the init container that reads a Node's zone where the downward API cannot.
 *
 * @see https://hub.docker.com/r/alpine/kubectl (read November 2026)
 */
export const KUBECTL_IMAGE = 'docker.io/alpine/kubectl:1.35.4';

/**
 * The descheduler of Kubernetes SIG Scheduling, whose minor version is that of Kubernetes. Its user is 1000.
 *
 * @see https://github.com/kubernetes-sigs/descheduler#compatibility-matrix (read December 2026)
 */
export const DESCHEDULER_IMAGE = 'registry.k8s.io/descheduler/descheduler:v0.35.1';

/**
 * The AWS CLI of AWS itself. The image of psql has none, and no public image of AWS has both, so a sidecar of the CLI writes
 * the password file that psql reads: each image stays as its maker publishes and mends it.
 *
 * @see https://gallery.ecr.aws/aws-cli/aws-cli (read November 2026)
 */
export const AWS_CLI_IMAGE = 'public.ecr.aws/aws-cli/aws-cli:2.36.49';

/**
 * cert-manager's Helm chart.
 *
 * @see https://cert-manager.io/docs/releases/ (read November 2026)
 */
export const CERT_MANAGER_CHART = { chart: 'oci://quay.io/jetstack/charts/cert-manager', version: 'v1.21.2' };

/**
 * The lowest Kubernetes minor version of the cluster. From 1.35 on, pods carry the zone of their node as a label.
 *
 * @see KEP-4742, PodTopologyLabelsAdmission
 */
export const KUBERNETES_VERSION = '1.35';

/**
 * The lowest Config Connector version that makes the cluster: it knows `remove-default-node-pool-allow-node-config`.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/releases/tag/v1.152.0
 */
export const OLDEST_CONFIG_CONNECTOR_VERSION = '1.152.0';

/** The Config Connector version whose definitions the output is checked against. */
export const CONFIG_CONNECTOR_VERSION = '1.155.0';
