import type { EksPostgresScenario } from '../../scenario';
import { postgresAlerts, postgresBootstrapName } from '../../workloads';
import { remotePasswordName } from '../generated-passwords';
import { databaseUsers, PASSWORDS_SECRET, passwordSecretName } from '../postgres/postgres-access';
import { block } from './block';
import { type DayTwoParts, deployPlatform } from './day-two';
import { fetchAgain } from './fetch-again';
import { manifestFile } from './manifest-file';
import { protectLoadBalancers } from './protect-load-balancers';
import { putNewPassword } from './put-new-password';

/** Makes users, passwords and rights again. */
function bootstrapAgain(scenario: EksPostgresScenario): readonly string[] {
  const { namespace } = scenario.database;
  const job = `--namespace ${namespace} --selector app.kubernetes.io/name=${postgresBootstrapName(scenario.database)}`;
  return [
    `kubectl delete job ${job}`,
    `kubectl apply --filename ${manifestFile(scenario, 'PostgresBootstrap')}`,
    `kubectl wait job ${job} --for=condition=Complete --timeout=30m`,
  ];
}

/** Pgpool reads passwords and its certificate when it starts. */
const restartPgpool = ({ database: { namespace, pgpool } }: EksPostgresScenario): readonly string[] => [
  `kubectl rollout restart --namespace ${namespace} deployment/${pgpool.name}`,
  `kubectl rollout status --namespace ${namespace} --timeout=10m deployment/${pgpool.name}`,
];

function password(scenario: EksPostgresScenario): readonly string[] {
  const { region, analyst, analystNamespace, servicesNamespace, database } = scenario;
  const [user = analyst.username] = databaseUsers(scenario);
  const ofUser = passwordSecretName(user);
  const { secrets, pods } = database.users.some(({ name }) => name === user)
    ? {
        secrets: [{ namespace: servicesNamespace, name: ofUser }],
        pods: [`kubectl rollout restart --namespace ${servicesNamespace} deployment/${user}`],
      }
    : analyst.bastionPod
      ? {
          secrets: [{ namespace: analystNamespace, name: ofUser }],
          pods: [`kubectl rollout restart --namespace ${analystNamespace} statefulset/${analyst.bastionPod.name}`],
        }
      : { secrets: [], pods: [] };
  return [
    `A new password, here of \`${user}\`. New sessions of this user fail from the second step until the last one:`,
    block([
      putNewPassword(region, remotePasswordName(scenario, user)),
      ...fetchAgain([{ namespace: database.namespace, name: PASSWORDS_SECRET }, ...secrets]),
      ...bootstrapAgain(scenario),
      ...restartPgpool(scenario),
      ...pods,
    ]),
  ];
}

/** Shows the instances, which of them writes, and where they are. */
const instances = ({ database: { namespace, name } }: EksPostgresScenario): string =>
  `kubectl get pods --namespace ${namespace} --selector cnpg.io/cluster=${name} --label-columns cnpg.io/instanceRole,topology.kubernetes.io/zone`;

/** Shows how the readers follow the writer. */
const readers = ({ database: { namespace, name } }: EksPostgresScenario): string =>
  `kubectl exec --namespace ${namespace} --container postgres "$(kubectl get pods --namespace ${namespace} --selector cnpg.io/cluster=${name},cnpg.io/instanceRole=primary --output name)" -- psql --command "SELECT application_name, state, replay_lag FROM pg_stat_replication"`;

/**
 * What must hold before the operator moves the writer by plan.
 *
 * @see https://github.com/cloudnative-pg/cloudnative-pg/issues/11114 and 11293, open with version 1.30.0
 */
const beforeSwitchover = (scenario: EksPostgresScenario): readonly string[] => [
  'Before the writer moves by plan, for an upgrade or because its node is drained, look at its readers. The operator chooses the next writer first and stops the present one some seconds later. If the chosen reader stops to receive within these seconds, the rows that only the other reader has acknowledged since the choice are lost. Begin only when the writer shows two readers that are `streaming`, and not during a bulk load:',
  block([readers(scenario)]),
];

/** @see https://github.com/cloudnative-pg/cloudnative-pg/issues/11202, open with version 1.30.0 */
const endlessDrain = ({ database: { namespace, name } }: EksPostgresScenario): readonly string[] => [
  'A drain of the node of the writer may wait for ever: the operator then does not move the writer, and its disruption budget keeps the pod. Make a reader the writer by hand, with [the plugin of CloudNativePG for kubectl](https://cloudnative-pg.io/documentation/1.30/kubectl-plugin/); the drain goes on by itself.',
  block([
    'export READER=... # one that is streaming',
    `kubectl cnpg promote --namespace ${namespace} ${name} "$READER"`,
  ]),
];

/** What a person does later with PostgreSQL in the cluster. */
export function postgresDayTwo(scenario: EksPostgresScenario): DayTwoParts {
  const { namespace, name } = scenario.database;
  const cluster = `cluster.postgresql.cnpg.io/${name}`;
  const [diff, deploy] = deployPlatform(scenario);
  return {
    upgrade: [
      'A newer image of the same major version: `POSTGRES_IMAGE` in `lib/scenario/versions.ts`. The operator replaces the readers one by one and then makes one of them the writer; sessions break once. Another major version is no matter of the image alone: Pgpool parses the SQL of one version, and CloudNativePG stops the database for the upgrade.',
      ...beforeSwitchover(scenario),
      block([
        ...deployPlatform(scenario),
        `kubectl wait --namespace ${namespace} --for=condition=Ready --timeout=30m ${cluster}`,
        instances(scenario),
      ]),
    ],
    secrets: [
      'cert-manager renews every certificate, and PostgreSQL reads its own again by itself. Pgpool reads its own when it starts: it lives for a year and is renewed four months before its end, so restart Pgpool once within these.',
      block(['kubectl get certificate --all-namespaces', ...restartPgpool(scenario)]),
      ...password(scenario),
    ],
    beforeDrain: [...beforeSwitchover(scenario), ...endlessDrain(scenario)],
    restore: [
      'The database is made anew from the bucket, under its name; it is away meanwhile, and what was written after the moment that you choose is gone. Write into `trizone.yaml`, under `database.postgres.backup`:',
      '```yaml\nrecovery:\n  from: postgres # the folder with the backups: at the first restore it is this one\n  into: postgres-2 # a folder that does not exist yet; it stays in the configuration\n  until: "2026-11-22T12:00:00Z" # the moment; without it the last one that was saved\n```',
      'The moment must be in the past, and within the backups of the folder: the bucket lists them under `base/` and `wals/`. The volumes of the old instances stay in AWS.',
      block([
        'npm run synth',
        diff,
        '# from here on the database is away',
        `kubectl delete --namespace ${namespace} ${cluster}`,
        deploy,
        `kubectl wait --namespace ${namespace} --for=condition=Ready --timeout=60m ${cluster}`,
        ...bootstrapAgain(scenario),
        ...restartPgpool(scenario),
      ]),
    ],
    scale: [
      "The database: `cpu`, `memory`, `storage` and `walStorage` of `database.postgres`. The operator restarts one instance after the other, and moves the writer for that: look at the readers first, as for an upgrade. It grows volumes while they are in use. Volumes cannot shrink. More `pgpool.connections` take more of the instances' memory.",
    ],
    newService: [
      'Pgpool learns the new user when it starts:',
      block([
        `kubectl wait job --namespace ${namespace} --selector app.kubernetes.io/name=${postgresBootstrapName(scenario.database)} --for=condition=Complete --timeout=30m`,
        ...restartPgpool(scenario),
      ]),
    ],
    access: protectLoadBalancers(scenario),
    alerts: postgresAlerts({ ...scenario.database, analyst: scenario.analyst.username }),
    zone: [
      'The operator promotes a reader when the writer was in the lost zone. Until the zone is back, one more loss stops the writes, so release no new version of the database and restart none of its pods.',
      block([instances(scenario)]),
    ],
  };
}
