import type { EksPostgresScenario } from '../../scenario';
import { PGPOOL_PORT } from '../../workloads';
import { remotePasswordName } from '../generated-passwords';
import { block } from './block';
import { clusterAnalystGuide } from './cluster-analyst-guide';
import { deployGuide } from './deploy-guide';
import { postgresDayTwo } from './postgres-day-two';

const CA_FILE = 'ca.crt';

function outside(scenario: EksPostgresScenario): readonly string[] {
  const { analyst, region, database } = scenario;
  if (!analyst.allowlist && !analyst.vpn) return [];
  return [
    "Outside of the cluster the analyst needs the certificate of the database's authority, which is no secret, and the password, which the role of the output `AnalystRoleArn` may read:",
    block([
      `kubectl get secret --namespace ${database.namespace} ${database.name}-trust --output go-template='{{index .data "ca.crt" | base64decode}}' >${CA_FILE}`,
      `export PGPASSWORD="$(aws secretsmanager get-secret-value --region ${region} --secret-id ${remotePasswordName(scenario, analyst.username)} --query SecretString --output text)"`,
    ]),
  ];
}

/** The commands of `eks-postgres` in order: Markdown. */
export function postgresGuide(scenario: EksPostgresScenario): string {
  const { database } = scenario;
  return deployGuide(scenario, {
    id: scenario.id,
    docker: database.pgpool.image === undefined,
    database: [
      'The database is ready when its three instances and the bootstrap are; the output `DatabaseBootstrapCommand` has the name of the Job:',
      block([
        `kubectl wait --namespace ${database.namespace} --for=condition=Ready --timeout=30m cluster.postgresql.cnpg.io/${database.name}`,
        `kubectl rollout status --namespace ${database.namespace} --timeout=10m deployment/${database.pgpool.name}`,
        `kubectl get job --namespace ${database.namespace}`,
      ]),
    ],
    analyst: [
      ...outside(scenario),
      ...clusterAnalystGuide(scenario, {
        namespace: database.namespace,
        target: database.pgpool.name,
        port: PGPOOL_PORT,
        database: database.database,
        credentials: `sslmode=verify-full sslrootcert=${CA_FILE}`,
      }),
    ],
    dayTwo: postgresDayTwo(scenario),
    kept: {
      bucket: database.backup.bucket,
      volumes: true,
      others: [],
      takenBack: {
        before: [
          'The database begins from the backups in the bucket when `trizone.yaml` says so, under `database.postgres.backup`; without that it refuses to write beside the backups of an earlier one:',
          '```yaml\nrecovery:\n  from: postgres # the folder with the backups\n  into: postgres-2 # a folder that does not exist yet; it stays in the configuration\n```',
        ],
      },
    },
    teardown: [
      'The services first, because their load balancers are made by a controller that the platform stack removes; those of the database go with the platform stack, before the controller. Take a last backup before, and wait until it is completed:',
      block([
        `kubectl create --filename - <<'END'`,
        `{"apiVersion":"postgresql.cnpg.io/v1","kind":"Backup","metadata":{"generateName":"last-","namespace":"${database.namespace}"},"spec":{"method":"plugin","pluginConfiguration":{"name":"barman-cloud.cloudnative-pg.io"},"cluster":{"name":"${database.name}"}}}`,
        'END',
        `kubectl get backup --namespace ${database.namespace}`,
      ]),
    ],
  });
}
