import type { PreflightPart, Question } from '../../preflight';
import { type GkeCockroachDbScenario, versions } from '../../scenario';
import type { RequiredSecret } from '../stage';
import { gcloudQuestion } from './gcloud-question';
import { connectorKinds, type OutputObject } from './manifest-needs';

/** The role in the project with which Config Connector makes the kinds of a group. */
const GROUP_ROLES: Readonly<Record<string, readonly string[]>> = {
  artifactregistry: ['roles/artifactregistry.admin'],
  compute: ['roles/compute.admin'],
  container: ['roles/container.admin', 'roles/iam.serviceAccountUser'],
  core: [],
  dns: ['roles/dns.admin'],
  iam: ['roles/iam.serviceAccountAdmin', 'roles/iam.roleAdmin', 'roles/resourcemanager.projectIamAdmin'],
  kms: ['roles/cloudkms.admin'],
  monitoring: ['roles/monitoring.editor'],
  serviceusage: ['roles/serviceusage.serviceUsageAdmin'],
  storage: ['roles/storage.admin'],
};

/** Roles that Config Connector needs for these kinds. @throws for a group whose role nobody wrote down */
export function connectorRoles(objects: readonly OutputObject[]): readonly string[] {
  const groups = new Set(connectorKinds(objects).map((kind) => kind.split('.')[0] ?? ''));
  return [
    ...new Set(
      [...groups].flatMap((group) => {
        const roles = GROUP_ROLES[group];
        if (!roles)
          throw new Error(`'GROUP_ROLES' must have the group of every kind, got none for ${group}: add its role`);
        return roles;
      }),
    ),
  ].sort();
}

const CLUSTER_KIND = 'containerclusters.container.cnrm.cloud.google.com';

/** Config Connector in the management cluster: its version, its kinds, its rights, and the Secrets that it reads. */
export function connectorChecks(
  { project, configConnector: { namespace, serviceAccount } }: GkeCockroachDbScenario,
  objects: readonly OutputObject[],
  secrets: readonly RequiredSecret[],
): PreflightPart {
  const kinds = connectorKinds(objects);
  const roles = connectorRoles(objects);
  const kubectl = (id: string, words: readonly string[], more: Partial<Question> = {}): Question => ({
    id,
    command: ['kubectl_read', ...words],
    ...more,
  });
  const member = `[cnrm-system/cnrm-controller-manager-${namespace}]`;
  // None is no entry: it tells an answer that has none from no answer
  const template = (key: string) => `go-template=None {{if index .data "${key}"}}${key}{{end}}`;
  return {
    questions: [
      { id: 'kubectl', command: ['kubectl_version'] },
      kubectl(
        'connector',
        [
          ...['get', 'crd', CLUSTER_KIND, '--output'],
          'jsonpath=None {.metadata.annotations.cnrm\\.cloud\\.google\\.com/version}',
        ],
        { none: 'NotFound' },
      ),
      kubectl('connector-mode', ['get', 'configconnector', '--output', 'jsonpath=None {.items[*].spec.mode}'], {
        none: "doesn't have a resource type",
      }),
      kubectl('kinds', [
        ...['get', 'crd', '--output'],
        'jsonpath={range .items[*]}{.spec.group}/{.spec.names.kind}{"\\n"}{end}',
      ]),
      { id: 'may-create', command: ['may', 'create', CLUSTER_KIND, '--namespace', namespace] },
      kubectl(
        'own',
        [
          ...['get', 'gcp', '--namespace', namespace, '--output'],
          'jsonpath=None{"\\n"}{range .items[*]}{.kind} {.metadata.name}{"\\n"}{end}',
        ],
        { read: 'rows', none: "doesn't have a resource type" },
      ),
      gcloudQuestion(
        'connector-identity',
        ['iam', 'service-accounts', 'get-iam-policy', serviceAccount],
        { flatten: 'bindings[].members', format: 'value(bindings.role,bindings.members)' },
        { read: 'rows', none: 'NOT_FOUND' },
      ),
      ...secrets.map(({ name, namespace: where, key }) =>
        kubectl(`secret-${name}`, ['get', 'secret', name, '--namespace', where, '--output', template(key)], {
          none: 'NotFound',
        }),
      ),
    ],
    checks: [
      {
        id: 'kubectl',
        what: `kubectl ${versions.KUBERNETES_VERSION} or newer`,
        remedy: 'install it: gcloud components update kubectl',
        judgement: { is: 'recent', answer: 'kubectl', version: versions.KUBERNETES_VERSION },
      },
      {
        id: 'connector',
        what: `Config Connector ${versions.OLDEST_CONFIG_CONNECTOR_VERSION} or newer in the management cluster`,
        remedy: 'install or upgrade its operator',
        judgement: { is: 'recent', answer: 'connector', version: versions.OLDEST_CONFIG_CONNECTOR_VERSION },
      },
      {
        id: 'connector-mode',
        what: 'Config Connector in namespaced mode',
        remedy: 'set spec.mode: namespaced of its ConfigConnector object',
        judgement: { is: 'equal', answer: 'connector-mode', to: 'namespaced' },
      },
      {
        id: 'kinds',
        what: 'every kind of management/ in the management cluster',
        remedy: 'upgrade the operator of Config Connector',
        judgement: { is: 'held', answer: 'kinds', entries: kinds },
      },
      {
        id: 'may-create',
        what: `the right to make objects in the namespace ${namespace} of the management cluster`,
        remedy: 'have a Role bound to you there',
        judgement: { is: 'equal', answer: 'may-create', to: 'yes' },
      },
      {
        id: 'connector-roles',
        what: `the roles of ${serviceAccount} in the project`,
        remedy: `gcloud projects add-iam-policy-binding ${project.id} --member=serviceAccount:${serviceAccount} --role=ROLE for each; what a folder or the organization gives shows here only to those who may read its policy`,
        judgement: { is: 'judged', by: 'roles', words: ['policy', `serviceAccount:${serviceAccount}`, ...roles] },
      },
      {
        id: 'connector-identity',
        what: `Config Connector's right to act as ${serviceAccount}`,
        remedy: `gcloud iam service-accounts add-iam-policy-binding ${serviceAccount} --role=roles/iam.workloadIdentityUser --member="serviceAccount:MANAGEMENT_PROJECT.svc.id.goog${member}"`,
        judgement: {
          is: 'judged',
          by: 'bound',
          words: ['connector-identity', 'roles/iam.workloadIdentityUser', member],
        },
      },
      ...secrets.map(({ name, namespace: where, key }) => ({
        id: `secret-${name}`,
        what: `the Secret ${where}/${name} with the key ${key}`,
        remedy: 'make it before its stage, as DEPLOY.md says',
        judgement: { is: 'held', answer: `secret-${name}`, entries: [key] } as const,
        later: true,
      })),
    ],
  };
}
