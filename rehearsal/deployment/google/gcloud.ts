import { type Call, parseCall } from './call';
import type { CloudProject, CloudResource } from './cloud-project';

/** What gcloud does beside the project: with clusters, and with the kubectl of whoever calls it. */
export interface GcloudEffects {
  readonly project: CloudProject;
  /** Lets kubectl find a cluster under the name of a context. */
  addContext(context: string): void;
  /** Deletes the cluster with everything that runs in it. */
  deleteCluster(cluster: CloudResource): Promise<void>;
}

type Answer = string | undefined | Promise<string | undefined>;

interface Known {
  /** Options that it takes beside `--project`. */
  readonly options: readonly string[];
  readonly run: (effects: GcloudEffects, names: readonly string[], options: Call['options']) => Answer;
}

/** Options without a value. */
const FLAGS = ['dns-endpoint', 'global', 'master', 'quiet', 'recursive'];

const WHERE = ['region', 'global', 'location'];

/** A call that the fake does not know. */
export class UnknownCall extends Error {
  override readonly name = 'UnknownCall';
}

function found({ project }: GcloudEffects, kind: string, name = '', options: Call['options'] = {}): CloudResource {
  const where = options.global ? 'global' : (options.region ?? options.location);
  const there = project
    .ofKind(kind)
    .find((one) => one.name === name && (where === undefined || one.id.includes(` ${String(where)}/`)));
  if (!there) throw new Error(`The ${kind} '${name}' was not found`);
  return there;
}

/** Deletes resources of a kind, as their API does. */
const deletes = (kind: string): Known => ({
  options: [...WHERE, 'quiet'],
  run: (effects, names, options) => {
    for (const name of names) effects.project.delete(found(effects, kind, name, options));
    return undefined;
  },
});

/** Rules of the firewall that GKE makes for load balancers; a person deletes those that it leaves. */
export const GKE_FIREWALL = 'GkeFirewall';

const nothing = (...options: readonly string[]): Known => ({ options, run: () => undefined });

/** Acts on a cluster that must be there, and changes nothing that is looked at here. */
const onCluster = (...options: readonly string[]): Known => ({
  options,
  run: (effects, [name], { 'node-pool': pool }) => {
    found(effects, 'ContainerCluster', name);
    if (typeof pool === 'string') found(effects, 'ContainerNodePool', pool);
    return undefined;
  },
});

/** The calls of gcloud that the guide makes, by their first words. */
const CALLS: Readonly<Record<string, Known>> = {
  'services enable': {
    options: [],
    run: ({ project }, apis) => {
      for (const api of apis) project.apisByHand.add(api);
      return undefined;
    },
  },
  'storage service-agent': {
    options: [],
    run: ({ project }) => {
      if (!project.isOn('storage.googleapis.com')) throw new Error('storage.googleapis.com is disabled');
      project.agents.add('gs-project-accounts');
      return 'service-123456789012@gs-project-accounts.iam.gserviceaccount.com';
    },
  },
  'dns managed-zones list': {
    options: ['filter', 'format'],
    run: ({ project }, _, { filter }) => {
      const zone = project.ofKind('DNSManagedZone').find(({ spec }) => filter === `dnsName=${String(spec.dnsName)}`);
      return zone && 'ns-cloud-a1.googledomains.com.;ns-cloud-a2.googledomains.com.';
    },
  },
  'compute vpn-gateways describe': {
    options: ['region', 'format'],
    run: (effects, [name], options) => found(effects, 'ComputeVPNGateway', name, options) && '192.0.2.2;192.0.2.3',
  },
  'compute routers get-status': {
    options: ['region', 'format'],
    run: (effects, [name], options) => {
      const router = found(effects, 'ComputeRouter', name, options);
      const peers = effects.project.ofKind('ComputeRouterPeer').filter(({ uses }) => uses.includes(router.id));
      return peers.map((peer) => `${peer.name} UP`).join('\n');
    },
  },
  'container get-server-config': nothing('location', 'format'),
  'container clusters get-credentials': {
    options: ['location', 'dns-endpoint'],
    run: (effects, [name], options) => {
      const { spec } = found(effects, 'ContainerCluster', name, options);
      const { controlPlaneEndpointsConfig: endpoints } = spec as {
        readonly controlPlaneEndpointsConfig?: {
          readonly dnsEndpointConfig?: { readonly allowExternalTraffic?: boolean };
        };
      };
      if (options['dns-endpoint'] && !endpoints?.dnsEndpointConfig?.allowExternalTraffic) {
        throw new Error(`the cluster '${name}' has no DNS endpoint that is reached from outside`);
      }
      effects.addContext(['gke', options.project, options.location, name].map(String).join('_'));
      return undefined;
    },
  },
  'container clusters upgrade': onCluster('location', 'master', 'node-pool', 'cluster-version'),
  'container clusters resize': onCluster('location', 'node-pool', 'num-nodes'),
  'container clusters delete': {
    options: ['location'],
    run: async (effects, [name], options) => {
      await effects.deleteCluster(found(effects, 'ContainerCluster', name, options));
      return undefined;
    },
  },
  'logging read': nothing('freshness', 'limit'),
  'compute disks list': nothing('filter'),
  'compute firewall-rules list': {
    options: ['filter', 'format'],
    run: ({ project }) => {
      const rules = [...project.ofKind(GKE_FIREWALL), ...project.ofKind('ComputeFirewall')];
      return rules.map(({ name }) => name).join('\n');
    },
  },
  'compute firewall-rules delete': deletes(GKE_FIREWALL),
  'storage rm': {
    options: ['recursive'],
    run: (effects, [url = '']) => {
      effects.project.remove(found(effects, 'StorageBucket', url.replace('gs://', '')));
      return undefined;
    },
  },
  'artifacts repositories delete': deletes('ArtifactRegistryRepository'),
  'compute vpn-gateways delete': deletes('ComputeVPNGateway'),
  'compute routers delete': deletes('ComputeRouter'),
  'compute addresses delete': deletes('ComputeAddress'),
  'dns managed-zones delete': deletes('DNSManagedZone'),
  'compute networks subnets delete': deletes('ComputeSubnetwork'),
  'compute networks delete': deletes('ComputeNetwork'),
  'projects remove-iam-policy-binding': {
    options: ['member', 'role', 'condition'],
    run: ({ project }, _, { role }) => {
      const grants = project.ofKind('IAMPolicyMember').filter(({ spec }) => spec.role === role);
      if (grants.length === 0) throw new Error(`Policy binding with the role ${String(role)} not found`);
      for (const grant of grants) project.delete(grant);
      return undefined;
    },
  },
  'iam service-accounts delete': {
    options: [],
    run: (effects, [address = '']) => {
      effects.project.delete(found(effects, 'IAMServiceAccount', address.split('@')[0]));
      return undefined;
    },
  },
};

/**
 * Answers a call of gcloud.
 *
 * @throws UnknownCall for a command or an option that no guide uses, and the refusal where Google Cloud refuses
 */
export async function gcloud(effects: GcloudEffects, argv: readonly string[]): Promise<string> {
  const { words, options } = parseCall(argv, FLAGS);
  const command = Object.keys(CALLS).find((name) => `${words.join(' ')} `.startsWith(`${name} `));
  const known = command === undefined ? undefined : CALLS[command];
  if (!known || command === undefined) throw new UnknownCall(`gcloud ${argv.join(' ')}`);
  const strange = Object.keys(options).find((name) => name !== 'project' && !known.options.includes(name));
  if (strange) throw new UnknownCall(`gcloud ${command} --${strange}`);
  return (await known.run(effects, words.slice(command.split(' ').length), options)) ?? '';
}
