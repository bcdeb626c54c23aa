import type { Reference, Resource, Topology, Value } from '../../lib/topology';
import { place } from './sample-place';
import { sampleTopology } from './sample-topology';

type Properties = { readonly [key: string]: Value };

const resource = (platform: Resource['platform'], type: string, name: string, id: string, properties: Properties) => ({
  id,
  platform,
  type,
  name,
  labels: {},
  annotations: {},
  properties,
  place: place(id),
  acknowledgements: {},
});

/** A resource of a template, in the stack `acme`. */
export const aws = (type: string, name: string, properties: Properties = {}): Resource =>
  resource('aws', type, name, `acme/${name}`, properties);

/** An object of Config Connector in the namespace `acme`. */
export const google = (type: string, name: string, spec: Properties = {}): Resource =>
  resource('google', type, name, `${type.split(' ')[1]} acme/${name}`, { spec });

/** An object of Kubernetes. */
export const kubernetes = (type: string, namespace: string, name: string, properties: Properties = {}): Resource => ({
  ...resource('kubernetes', type, name, `${type.split(' ')[1]} ${namespace}/${name}`, properties),
  namespace,
});

export const reference = (id: string): Reference => ({ reference: id });

export const UNTOLD = { unknown: 'a parameter of the stack' };

/** A system of nothing but what is given. */
export const only = (changes: Partial<Topology>): Topology =>
  sampleTopology({
    zones: [],
    clusters: [],
    nodeGroups: [],
    workloads: [],
    budgets: [],
    services: [],
    storageClasses: [],
    webhooks: [],
    rebalancers: [],
    databases: [],
    subnets: [],
    nats: [],
    loadBalancers: [],
    dnsNames: [],
    ...changes,
  });
