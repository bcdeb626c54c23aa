import type { EksCockroachDbScenario } from '../../scenario';
import { block } from './block';
import { clusterAnalystGuide } from './cluster-analyst-guide';
import { cockroachDbDayTwo } from './cockroachdb-day-two';
import { deployGuide } from './deploy-guide';

/** Port of SQL. */
const SQL_PORT = 26257;

function outside({ analyst, analystNamespace }: EksCockroachDbScenario): readonly string[] {
  if (!analyst.allowlist && !analyst.vpn) return [];
  const secret = `${analyst.username}-database-client`;
  return [
    'Outside of the cluster the analyst needs the client certificate. Hand the three files over safely; they are renewed after 60 days:',
    block([
      ...['ca.crt', 'tls.crt', 'tls.key'].map(
        (file) =>
          `kubectl --namespace ${analystNamespace} get secret ${secret} --output go-template='{{index .data "${file}" | base64decode}}' >${file}`,
      ),
      'chmod 600 tls.key',
    ]),
  ];
}

/** The commands of `eks-cockroachdb` in order: Markdown. */
export function cockroachDbGuide(scenario: EksCockroachDbScenario): string {
  const { name, region, database } = scenario;
  return deployGuide(scenario, {
    id: scenario.id,
    docker: false,
    ...(database.licence
      ? {
          before: [
            'Put the licence key of CockroachDB into Secrets Manager, from a file that you delete afterwards:',
            block([
              `aws secretsmanager create-secret --region ${region} --name ${name}/${database.licence.secret} --secret-string file://licence`,
            ]),
          ],
        }
      : {}),
    database: [
      'The members are ready when the bootstrap is done; the output `DatabaseBootstrapCommand` waits for it:',
      block([
        `kubectl rollout status --namespace ${database.namespace} --timeout=30m statefulset/${database.name}`,
        `kubectl get job --namespace ${database.namespace}`,
      ]),
    ],
    analyst: [
      ...outside(scenario),
      ...clusterAnalystGuide(scenario, {
        namespace: database.namespace,
        target: database.name,
        port: SQL_PORT,
        database: database.database,
        credentials: 'sslmode=verify-full sslrootcert=ca.crt sslcert=tls.crt sslkey=tls.key',
      }),
    ],
    dayTwo: cockroachDbDayTwo(scenario),
    kept: {
      bucket: database.backup.bucket,
      volumes: true,
      others: database.licence ? ['the secret with the licence key, which you made'] : [],
      takenBack: {
        after: [
          'The new database is empty, and its first backup is made at once: take the data back as in [Restore a backup](#restore-a-backup), with the path of a backup of the former database in place of `LATEST`.',
        ],
      },
    },
    teardown: [
      'The services first, because their load balancers are made by a controller that the platform stack removes; those of the database go with the platform stack, before the controller. The last backup is that of the schedule.',
    ],
  });
}
