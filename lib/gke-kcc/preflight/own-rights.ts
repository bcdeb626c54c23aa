import type { PreflightPart } from '../../preflight';
import type { GkeCockroachDbScenario } from '../../scenario';
import { connectorKinds, type OutputObject } from './manifest-needs';

/** Permissions in the project of the commands of DEPLOY.md up to the analyst's first query, but for those on objects. */
const COMMANDS = [
  // gcloud services enable, gcloud storage service-agent
  'serviceusage.services.enable',
  'resourcemanager.projects.get',
  // gcloud dns managed-zones list
  'dns.managedZones.list',
  // gcloud container clusters get-credentials, and kubectl by the DNS endpoint
  'container.clusters.get',
  'container.clusters.connect',
  // kubectl rollout status, and exec of psql in the bastion
  'container.pods.get',
  'container.pods.exec',
  'container.secrets.get',
  'container.secrets.create',
];

/** Those of the VPN's commands. */
const VPN_COMMANDS = ['compute.vpnGateways.get', 'compute.routers.get'];

/** Those of helm, which installs cert-manager with its definitions, roles and webhooks. */
const HELM = [
  'container.customResourceDefinitions.create',
  'container.clusterRoles.create',
  'container.clusterRoles.escalate',
  'container.clusterRoles.bind',
  'container.clusterRoleBindings.create',
  'container.mutatingWebhookConfigurations.create',
  'container.validatingWebhookConfigurations.create',
];

/** Kinds of the workload cluster, and whose permission it is to make one. Every other kind is a third party's object. */
const RESOURCES: Readonly<Record<string, string>> = {
  'apps/Deployment': 'deployments',
  'apps/StatefulSet': 'statefulSets',
  'autoscaling/HorizontalPodAutoscaler': 'horizontalPodAutoscalers',
  'batch/Job': 'jobs',
  'cloud.google.com/BackendConfig': 'backendConfigs',
  'networking.gke.io/FrontendConfig': 'frontendConfigs',
  'networking.gke.io/ManagedCertificate': 'managedCertificates',
  'networking.k8s.io/Ingress': 'ingresses',
  'networking.k8s.io/NetworkPolicy': 'networkPolicies',
  'policy/PodDisruptionBudget': 'podDisruptionBudgets',
  'rbac.authorization.k8s.io/Role': 'roles',
  'rbac.authorization.k8s.io/RoleBinding': 'roleBindings',
  'scheduling.k8s.io/PriorityClass': 'priorityClasses',
  'storage.k8s.io/StorageClass': 'storageClasses',
  '/ConfigMap': 'configMaps',
  '/Namespace': 'namespaces',
  '/Service': 'services',
  '/ServiceAccount': 'serviceAccounts',
};

/** Groups of Kubernetes whose permissions have no name of their own that is published. */
const UNNAMED = ['admissionregistration.k8s.io'];

/** What the objects of the workload cluster need. */
function objectPermissions(objects: readonly OutputObject[]): readonly string[] {
  const connector = new Set(connectorKinds(objects));
  return objects.flatMap(({ apiVersion, kind }) => {
    const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
    if (connector.has(`${group}/${kind}`) || UNNAMED.includes(group)) return [];
    return `container.${RESOURCES[`${group}/${kind}`] ?? 'thirdPartyObjects'}.create`;
  });
}

/**
 * Permissions in the project of whoever deploys.
 *
 * @see https://cloud.google.com/iam/docs/permissions-reference (November 2026)
 */
export const deployPermissions = (
  { vpn }: GkeCockroachDbScenario,
  objects: readonly OutputObject[],
): readonly string[] =>
  [...new Set([...COMMANDS, ...HELM, ...(vpn ? VPN_COMMANDS : []), ...objectPermissions(objects)])].sort();

/**
 * Rights of whoever deploys. No command of gcloud tells them; the API does, to which curl speaks. Without curl they are not
 * asked for, and the check says so and holds nothing back.
 *
 * @see https://cloud.google.com/resource-manager/reference/rest/v1/projects/testIamPermissions
 */
export function ownRights(scenario: GkeCockroachDbScenario, objects: readonly OutputObject[]): PreflightPart {
  const permissions = deployPermissions(scenario, objects);
  return {
    questions: [{ id: 'own-rights', command: ['my_permissions', ...permissions] }],
    checks: [
      {
        id: 'own-rights',
        what: 'your own rights in the project, for the commands of DEPLOY.md',
        remedy: `have roles/container.admin, roles/dns.reader, roles/compute.networkViewer and roles/serviceusage.serviceUsageAdmin bound to you in ${scenario.project.id}`,
        judgement: { is: 'judged', by: 'permitted', words: ['own-rights', ...permissions] },
      },
    ],
  };
}
