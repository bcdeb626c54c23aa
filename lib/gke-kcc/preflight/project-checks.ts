import type { Check, PreflightPart } from '../../preflight';
import type { GkeCockroachDbScenario } from '../../scenario';
import { serviceAgent } from '../management/role-grant';
import { gcloudList, gcloudQuestion } from './gcloud-question';
import { type OutputObject, ofKind } from './manifest-needs';

/** APIs that cannot enable themselves, and those that the questions of the preflight ask. */
const APIS = ['cloudresourcemanager', 'serviceusage', 'compute', 'container', 'dns', 'iam', 'storage'].map(
  (api) => `${api}.googleapis.com`,
);

/**
 * Service agents that the stage of the keys names. An API that is enabled brings its own, with the role. That of Cloud Storage
 * has no role in the project, and the one command that shows it makes it, so it is not asked for.
 *
 * @see https://cloud.google.com/sdk/gcloud/reference/storage/service-agent (November 2026)
 */
const AGENTS = [
  {
    id: 'gke-agent',
    of: 'GKE',
    service: 'container-engine-robot',
    role: 'roles/container.serviceAgent',
  },
  {
    id: 'compute-agent',
    of: 'Compute Engine',
    service: 'compute-system',
    role: 'roles/compute.serviceAgent',
  },
] as const;

/** The project, its APIs, its region, and what the zones and the release channel have. */
export function projectChecks(scenario: GkeCockroachDbScenario, objects: readonly OutputObject[]): PreflightPart {
  const { project, region, zones, cluster } = scenario;
  const types = [...new Set(Object.values(cluster.nodePools).map(({ machineType }) => machineType))];
  const agents = AGENTS.map((agent) => ({ ...agent, member: serviceAgent(scenario, agent.service) }));
  const roles = ofKind(objects, 'IAMCustomRole').map(({ spec }) => String(spec?.resourceID));
  return {
    questions: [
      gcloudQuestion(
        'project',
        ['projects', 'describe', project.id],
        { format: 'value(projectNumber,lifecycleState)' },
        { read: 'rows' },
      ),
      gcloudQuestion('billing', ['billing', 'projects', 'describe', project.id], {
        format: 'value(billingEnabled.yesno(yes=True,no=False))',
      }),
      gcloudQuestion('apis', ['services', 'list', '--enabled'], { format: 'value(config.name)' }),
      gcloudList('zones', ['compute', 'zones', 'list'], { keys: 'name,status', filter: `name=(${zones.join(' ')})` }),
      gcloudList('machine-types', ['compute', 'machine-types', 'list', `--zones=${zones.join(',')}`], {
        keys: 'name,zone.basename()',
        filter: `name=(${types.join(' ')})`,
      }),
      gcloudQuestion(
        'versions',
        ['container', 'get-server-config', `--location=${region}`],
        { flatten: 'channels[]', format: 'value(channels.channel,channels.validVersions)' },
        { read: 'rows' },
      ),
      { id: 'policy', command: ['policy', project.id], read: 'rows' },
      ...roles.map((role) =>
        gcloudQuestion(
          `role-${role}`,
          ['iam', 'roles', 'describe', role],
          { format: 'value(deleted.yesno(yes=deleted,no=None))' },
          { none: 'NOT_FOUND' },
        ),
      ),
    ],
    checks: [
      {
        id: 'project',
        what: `the project ${project.id} with number ${project.number}, active`,
        remedy: `correct google.projectId or projectNumber: gcloud projects describe ${project.id}`,
        judgement: { is: 'held', answer: 'project', entries: [`${project.number} ACTIVE`] },
      },
      {
        id: 'billing',
        what: 'billing of the project',
        remedy: `gcloud billing projects link ${project.id} --billing-account=ACCOUNT`,
        judgement: { is: 'equal', answer: 'billing', to: 'True' },
      },
      {
        id: 'apis',
        what: 'the APIs that are asked here, enabled',
        remedy: `gcloud services enable ${APIS.join(' ')} --project ${project.id}`,
        judgement: { is: 'held', answer: 'apis', entries: APIS },
      },
      {
        id: 'zones',
        what: `the zones ${zones.join(', ')}, up`,
        remedy: `name three of the region in google.zones: gcloud compute zones list --filter="region:${region}"`,
        judgement: { is: 'held', answer: 'zones', entries: zones.map((zone) => `${zone} UP`) },
      },
      {
        id: 'machine-types',
        what: `${types.join(', ')} in each of the zones`,
        remedy: 'choose other machine types in google.nodePools, or other zones',
        judgement: {
          is: 'held',
          answer: 'machine-types',
          entries: types.flatMap((type) => zones.map((zone) => `${type} ${zone}`)),
        },
      },
      {
        id: 'versions',
        what: `Kubernetes ${cluster.minimumVersion} or newer in the channel ${cluster.releaseChannel}`,
        remedy: 'choose another google.releaseChannel, or wait until the channel has it',
        judgement: { is: 'judged', by: 'channel', words: ['versions', cluster.releaseChannel, cluster.minimumVersion] },
      },
      ...agents.map(
        ({ id, of, role, member }): Check => ({
          id,
          what: `the role of ${of}'s service agent, which the keys of the disks and of the cluster are granted to`,
          remedy: `gcloud projects add-iam-policy-binding ${project.id} --member=${member} --role=${role}`,
          judgement: { is: 'judged', by: 'roles', words: ['policy', member, role] },
        }),
      ),
      ...roles.map((role) => ({
        id: `role-${role}`,
        what: `the custom role ${role} not deleted, which would block its name for 37 days`,
        remedy: `gcloud iam roles undelete ${role} --project ${project.id}; Config Connector takes it over`,
        judgement: { is: 'empty', answer: `role-${role}` } as const,
      })),
    ],
  };
}
