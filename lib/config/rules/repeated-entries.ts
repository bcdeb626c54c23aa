import type { Config } from '../schema';
import type { ConfigRule } from './rule';

/** An entry: a network, alone or with what is said of it. */
type Entry = string | { readonly cidr: string };

/** A list of the configuration whose entries become a cloud object, or a rule of one, each. */
interface ListOfObjects {
  readonly path: readonly string[];
  /** What becomes of an entry. */
  readonly becomes: string;
}

const network = (entry: Entry): string => (typeof entry === 'string' ? entry : entry.cidr);

const AWS_WAYS = ['analyst', 'aws'];
const GOOGLE_WAYS = ['analyst', 'access'];
const RULE = 'a rule of a security group';

/** The lists in which the cloud refuses an entry that it has already. Ranges that overlap are two entries to it. */
const LISTS: readonly ListOfObjects[] = [
  { path: ['aws', 'publicEndpoint', 'cidrs'], becomes: 'a network of the public endpoint' },
  { path: [...AWS_WAYS, 'allowlist', 'cidrs'], becomes: RULE },
  { path: [...AWS_WAYS, 'vpn', 'networks'], becomes: 'a route and a rule of a security group' },
  { path: [...AWS_WAYS, 'publicEndpoint', 'cidrs'], becomes: RULE },
  { path: ['google', 'authorizedNetworks'], becomes: 'an authorized network' },
  { path: [...GOOGLE_WAYS, 'allowlist', 'cidrs'], becomes: 'a source range of the load balancer' },
  { path: [...GOOGLE_WAYS, 'vpn', 'peer', 'networks'], becomes: 'a source range of the load balancer' },
  { path: [...GOOGLE_WAYS, 'interconnect', 'networks'], becomes: 'a source range of the load balancer' },
];

function entriesOf(config: Config, path: readonly string[]): readonly Entry[] {
  const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
  return Array.isArray(found) ? found : [];
}

/** No list names the same thing twice. */
export const repeatedEntries: ConfigRule = function* ({ config, valid }) {
  for (const { path, becomes } of LISTS) {
    if (!config || !valid(...path)) continue;
    const entries = entriesOf(config, path).map(network);
    for (const [index, entry] of entries.entries()) {
      const first = entries.indexOf(entry);
      if (first === index) continue;
      yield {
        path: [...path, index],
        allowed: `each network once: it becomes ${becomes}`,
        remedy: `remove the entry: number ${first + 1} of the list is ${entry} already`,
      };
    }
  }
};
