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

/** What a person does later with PostgreSQL in the cluster. */
export function postgresDayTwo(scenario: EksPostgresScenario): DayTwoParts {
  const { namespace, name } = scenario.database;
  const cluster = `cluster.postgresql.cnpg.io/${name}`;
  return {
    upgrade: [
      'A newer image of the same major version: `POSTGRES_IMAGE` in `lib/scenario/versions.ts`. The operator replaces the readers one by one and then makes one of them the writer; sessions break once. Another major version is no matter of the image alone: Pgpool parses the SQL of one version, and CloudNativePG stops the database for the upgrade.',
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
    restore: [
      'The database is made anew from the bucket, under its name; it is away meanwhile, and what was written after the moment that you choose is gone. Write into `trizone.yaml`, under `database.postgres.backup`:',
      '```yaml\nrecovery:\n  from: postgres # the folder with the backups: at the first restore it is this one\n  into: postgres-2 # a folder that does not exist yet; it stays in the configuration\n  until: "2026-11-22T12:00:00Z" # the moment; without it the last one that was saved\n```',
      'The volumes of the old instances stay in AWS.',
      block([
        'npm run synth',
        `kubectl delete --namespace ${namespace} ${cluster}`,
        ...deployPlatform(scenario),
        `kubectl wait --namespace ${namespace} --for=condition=Ready --timeout=60m ${cluster}`,
        ...bootstrapAgain(scenario),
        ...restartPgpool(scenario),
      ]),
    ],
    scale: [
      "The database: `cpu`, `memory`, `storage` and `walStorage` of `database.postgres`. The operator restarts one instance after the other, and grows volumes while they are in use. Volumes cannot shrink. More `pgpool.connections` take more of the instances' memory.",
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
