import type { Document } from 'yaml';
import type { Change } from '../change';

interface Configured {
  readonly services: readonly Readonly<Record<string, unknown>>[];
}

/** Another service like the first one. */
function likeTheFirst(config: Document, name: string): unknown {
  const [service] = (config.toJS() as Configured).services;
  return config.createNode({ ...service, name, host: `${name}.acme.example.com` });
}

/** Blocks that deploy services. */
const ofServices = (commands: string) => commands.includes('-services-1');

/** What a person changes in the list of services. */
export const SERVICE_CHANGES: readonly Change[] = [
  {
    name: 'more replicas at most',
    failsFirst: true,
    // so many that the nodes of every scenario must scale further
    edit: (config) => config.setIn(['services', 0, 'replicas', 'max'], 30),
    sections: ['Scale'],
    only: ofServices,
  },
  {
    name: 'a service is added',
    edit: (config) => config.addIn(['services'], likeTheFirst(config, 'reports')),
    sections: ['Add a service'],
  },
  {
    name: 'a service has another name',
    edit: (config) => {
      config.setIn(['services', 2, 'name'], 'statements');
    },
    sections: ['Add a service', 'Remove or rename a service'],
  },
  {
    name: 'a service is removed',
    edit: (config) => {
      config.deleteIn(['services', 1]);
    },
    sections: ['Remove or rename a service'],
  },
  {
    name: 'more stacks of services',
    edit: (config) => config.setIn(['aws', 'serviceStacks'], 2),
    sections: ['More stacks of services'],
  },
  {
    name: 'a service is added in front of the others',
    edit: (config) => {
      const { services } = config.toJS() as Configured;
      config.setIn(['services'], config.createNode([likeTheFirst(config, 'invoices'), ...services]));
    },
    sections: ['Add a service'],
  },
  {
    name: 'fewer stacks of services',
    before: (platform) => `npx cdk destroy ${platform}-services-2`,
    edit: (config) => config.setIn(['aws', 'serviceStacks'], 1),
    sections: ['More stacks of services'],
  },
];
