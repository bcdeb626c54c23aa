import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { type Make, managementStage } from './management-stage';
import { grantRole, projectRef, serviceAgent } from './role-grant';

/**
 * The APIs that the stages and the cluster call. cloudresourcemanager and serviceusage are missing on purpose: without
 * them Config Connector cannot switch on any other, so they are switched on by hand before the first stage.
 */
const APIS = [
  'artifactregistry.googleapis.com',
  'cloudkms.googleapis.com',
  'compute.googleapis.com',
  'container.googleapis.com',
  'dns.googleapis.com',
  'iam.googleapis.com',
  // the two that pods call to prove their identity
  'iamcredentials.googleapis.com',
  'sts.googleapis.com',
  'logging.googleapis.com',
  'monitoring.googleapis.com',
  'storage.googleapis.com',
];

/**
 * The APIs whose agents must exist before the keys are bound to them; Google makes these two only on first use. The agent
 * of Compute Engine comes with its API. Cloud Storage does not always make its own for a ServiceIdentity: the command after
 * the stage does.
 *
 * @see https://cloud.google.com/storage/docs/getting-service-agent
 */
const AGENTS = ['container.googleapis.com', 'storage.googleapis.com'];

function apis(make: Make, projectId: string): void {
  for (const api of APIS) {
    make('Service', {
      name: api,
      // other things in the project may need the API, so it is never switched off
      keepOnDelete: true,
      annotations: { 'disable-on-destroy': 'false', 'disable-dependent-services': 'false' },
      spec: { resourceID: api, projectRef: { external: projectId } },
    });
  }
}

function agents(make: Make, scenario: GkeCockroachDbScenario): void {
  for (const api of AGENTS) {
    make('ServiceIdentity', {
      name: api,
      spec: { resourceID: api, projectRef: { external: scenario.project.id } },
    });
  }
  // Google grants it when the API is switched on, but not where the agent was made before or the grant was taken away
  grantRole(make, {
    prefix: `${scenario.name}-gke-agent`,
    resource: projectRef(scenario),
    role: 'roles/container.serviceAgent',
    member: serviceAgent(scenario, 'container-engine-robot'),
    // other clusters of the project live by it
    keepOnDelete: true,
  });
}

/** Defines the APIs of the project and the identities behind them. */
export function servicesStage(scenario: GkeCockroachDbScenario): Stage {
  const { id } = scenario.project;
  return managementStage(scenario, {
    directory: '10-services',
    title: 'Google APIs of the project, and the service agents that will use its keys',
    readyWithinMinutes: 10,
    next: {
      text: 'The service agent of Cloud Storage must exist before `20-kms` grants it a key. This prints it, and makes it where it is missing:',
      commands: [`gcloud storage service-agent --project ${id}`],
    },
    files: { apis: (make) => apis(make, id), 'service-agents': (make) => agents(make, scenario) },
  });
}
