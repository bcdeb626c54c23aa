import type { DeclaredNames } from './declared-names';

/** Kinds by the words of kubectl. */
const KINDS =
  'cluster.postgresql.cnpg.io|computerouterinterface|computerouternat|computerouterpeer|computevpntunnel|configconnectorcontext.core.cnrm.cloud.google.com|containernodepool|deployment|dnsrecordset|externalsecret|job|monitoringalertpolicy|namespace|persistentvolumeclaim|pod|secret|service|statefulset';

const NAME = '[a-z0-9][a-z0-9.-]*';

/** What a command does before the name of an object; a name with a slash is found anywhere. */
const VERBS = 'annotate|delete|get|patch|wait';

const unquoted = (text: string): string => text.replaceAll(/^["']|["']$/g, '');

const valuesOf = (command: string, option: string): readonly string[] =>
  [...command.matchAll(new RegExp(`${option}[ =]("[^"]*"|'[^']*'|\\S+)`, 'g'))].map(([, value = '']) =>
    unquoted(value),
  );

/** A value that the person fills in, or the shell. */
const isOpen = (value: string): boolean => /[$<>]|\.\.\./.test(value);

/** Objects that the command names: `kind name`, in its namespace. */
function* objectsOf(command: string): Generator<string> {
  const [namespace] = valuesOf(command, '--namespace');
  const scoped = (kind: string, name: string) =>
    kind === 'namespace' || namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
  for (const [, kind = '', name = ''] of command.matchAll(new RegExp(`(?:^| )(${KINDS})/(${NAME})`, 'g')))
    yield scoped(kind, name);
  const words = command.replaceAll(
    / --(?:namespace|patch|selector|output|timeout|cascade)[ =](?:"[^"]*"|'[^']*'|\S+)/g,
    '',
  );
  const named = new RegExp(`kubectl(?: --context \\S+)? (?:${VERBS}) (${KINDS})((?: ${NAME})+)`).exec(words);
  const others = named?.[2]?.trim().split(' ') ?? [];
  for (const name of named?.[1] === 'externalsecret' ? others.slice(0, 1) : others)
    yield scoped(named?.[1] ?? '', name);
  const pod = /kubectl.* exec .*?(?:--namespace \S+ )(?:--stdin --tty )?([a-z0-9-]+) -- /.exec(command)?.[1];
  if (pod) yield scoped('pod', pod);
}

/** Options of the clouds' own tools whose value is a name that stands in the output. */
const OPTIONS = [
  ...['--cluster-name', '--db-cluster-identifier', '--source-db-cluster-identifier', '--secret-id', '--node-pool'],
  ...['--project', '--role-arn', '--bucket', '--log-group-name', '--backup-vault-name'],
];

/** Other places of a command where such a name stands. */
const PLACES = [
  /aws eks update-(?:kubeconfig|cluster-config) .*--name (\S+)/,
  /aws secretsmanager create-secret .*--name (\S+)/,
  /gcloud container clusters (?:get-credentials|upgrade|delete) (\S+)/,
  /gcloud compute (?:vpn-gateways describe|routers get-status|networks delete|routers delete) (\S+)/,
  /gcloud compute (?:vpn-gateways|addresses|networks subnets) delete (\S+)/,
  /gcloud artifacts repositories delete (\S+)/,
  /gcloud dns managed-zones delete (\S+)/,
  /gs:\/\/([^/'\s]+)/,
  /s3:\/\/([^/'\s]+)/,
  /arn:aws:eks:[^:]+:\d+:cluster\/(\S+)/,
  /tag:kubernetes\.io\/cluster\/([^,\s]+)/,
];

/** Options of the CDK's command-line tool, with their value. */
const CDK_OPTIONS = /--(?:no-rollback|import-existing-resources|context \S+) /g;

/** A name that a command holds, and of what. */
interface Named {
  readonly of: 'namespace' | 'object' | 'label' | 'file' | 'stack' | 'text';
  readonly name: string;
}

/** The names that a command holds, without those that a person or the shell fills in. */
export function namesIn(command: string): readonly Named[] {
  const words = /npx cdk (?:deploy|diff|destroy|rollback) (.*)$/.exec(command)?.[1]?.replaceAll(CDK_OPTIONS, '');
  const stacks = words?.split(' ') ?? [];
  const tagged = /cloudformation:stack-name,Values=(\S+)/.exec(command)?.[1]?.split(',') ?? [];
  const found: Readonly<Record<Named['of'], readonly string[]>> = {
    namespace: valuesOf(command, '--namespace'),
    object: [...objectsOf(command)],
    label: valuesOf(command, '--selector').flatMap((selector) => selector.split(',')),
    file: valuesOf(command, '--(?:filename|values)').filter((path) => path !== '-'),
    stack: [...stacks, ...valuesOf(command, '--stack-name'), ...tagged],
    text: [
      ...OPTIONS.flatMap((option) => valuesOf(command, option)),
      ...PLACES.flatMap((place) => place.exec(command)?.[1] ?? []),
    ],
  };
  return (Object.entries(found) as [Named['of'], readonly string[]][]).flatMap(([of, values]) =>
    values.filter((name) => !isOpen(name)).map((name) => ({ of, name })),
  );
}

/** What a command names that the output does not declare. */
export function wrongNames(
  command: string,
  names: DeclaredNames,
  files: (pattern: string) => boolean,
): readonly string[] {
  const holds: Readonly<Record<Named['of'], (name: string) => boolean>> = {
    namespace: (name) => names.namespaces.has(name),
    object: (name) => names.objects.has(name),
    label: (name) => names.labels.has(name),
    file: files,
    stack: (name) => names.stacks.has(name),
    // what a guide makes beside the declared: the database that a restore gives
    text: (name) => names.texts.has(name) || name.endsWith('-restored'),
  };
  return namesIn(command)
    .filter(({ of, name }) => !holds[of](name))
    .map(({ of, name }) => `${of} ${name}`);
}
