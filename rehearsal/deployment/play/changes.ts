import { type Document, parseDocument } from 'yaml';

/** A change of a configuration that a person makes when everything runs. */
export interface Change {
  readonly name: string;
  /** Scenarios whose output it changes. @default - all on AWS */
  readonly scenarios?: readonly string[];
  readonly edit: (config: Document) => void;
}

/** The changes that are played, one after the other, each over the one before. */
export const CHANGES: readonly Change[] = [
  { name: 'more replicas at most', edit: (config) => config.setIn(['services', 0, 'replicas', 'max'], 18) },
  {
    name: 'a service is added',
    edit: (config) => {
      const [service] = (config.toJS() as { readonly services: readonly Record<string, unknown>[] }).services;
      config.addIn(['services'], config.createNode({ ...service, name: 'reports', host: 'reports.acme.example.com' }));
    },
  },
  {
    name: 'a service is removed',
    edit: (config) => {
      config.deleteIn(['services', 1]);
    },
  },
  {
    name: 'the allowlist is closed',
    scenarios: ['eks-postgres', 'eks-cockroachdb'],
    edit: (config) => {
      config.deleteIn(['analyst', 'aws', 'allowlist']);
    },
  },
  {
    name: 'the bastion hosts go',
    scenarios: ['eks-aurora'],
    edit: (config) => {
      config.deleteIn(['analyst', 'aws', 'bastionHost']);
    },
  },
  {
    name: 'the analyst has another name',
    edit: (config) => config.setIn(['analyst', 'username'], 'reporting'),
  },
  {
    name: 'the zones stand in another order',
    edit: (config) => config.setIn(['aws', 'zones'], config.createNode(['eu-west-1c', 'eu-west-1a', 'eu-west-1b'])),
  },
  {
    name: 'another instance type',
    edit: (config) => config.setIn(['aws', 'instanceType'], 'm7i.xlarge'),
  },
];

/** The text of a configuration after some changes. */
export function changed(text: string, changes: readonly Change[]): string {
  const config = parseDocument(text);
  for (const { edit } of changes) edit(config);
  return config.toString({ lineWidth: 0 });
}
