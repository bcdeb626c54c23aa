import { spawn } from 'node:child_process';
import { PORT } from './addresses';
import type { Service } from './service';

/** As the mode nftables of kube-proxy: the kernel of whoever connects rewrites the address of the Service. */
const TABLE = 'services';

/** A network namespace whose kernel gets the rules. */
export interface ServiceNode {
  /** What stands in front of a command so that it runs there. */
  readonly enter: readonly string[];
  /** The address that those who call a Service come from. @default - as the kernel chooses */
  readonly source?: string;
}

/** The rules of all Services. An address that leads nowhere keeps its own name, and is refused after the rewriting. */
function ruleset(services: ReadonlyMap<string, readonly string[]>, source: string | undefined): string {
  const rewrites = [...services].flatMap(([address, targets]) => {
    const map = targets.map((target, index) => `${index} : ${target}`).join(', ');
    return targets.length > 0
      ? [`ip daddr ${address} tcp dport ${PORT} dnat to numgen random mod ${targets.length} map { ${map} }`]
      : [];
  });
  const refusals = [...services.keys()].map((address) => `ip daddr ${address} tcp dport ${PORT} reject with tcp reset`);
  return [
    `table ip ${TABLE}`,
    `delete table ip ${TABLE}`,
    `table ip ${TABLE} {`,
    'chain rewrite { type nat hook output priority -100;',
    ...rewrites,
    '}',
    ...(source ? [`chain come { type nat hook postrouting priority 100; ct status dnat snat to ${source}`, '}'] : []),
    'chain refuse { type filter hook output priority 0;',
    ...refusals,
    '}',
    '}',
    '',
  ].join('\n');
}

/** Gives the kernel its rules. @throws with the words of nft when it refuses them */
function apply({ enter }: ServiceNode, rules: string): Promise<void> {
  const [command = '', ...options] = [...enter, 'nft', '-f', '-'];
  const child = spawn(command, options, { stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  child.stdin.end(rules);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error(`nft: ${errors.trim()}`))));
  });
}

/** The rules of each network namespace, which the kernel follows: no process stands between a client and its server. */
export class ServiceRules {
  private readonly nodes: readonly ServiceNode[];
  private readonly services = new Map<string, readonly string[]>();
  /** One change after the other. */
  private changes: Promise<void> = Promise.resolve();

  constructor(nodes: readonly ServiceNode[]) {
    this.nodes = nodes;
  }

  /** A Service that leads nowhere until it is told where to. */
  add(address: string): Service {
    const { services } = this;
    services.set(address, []);
    return {
      get targets() {
        return services.get(address) ?? [];
      },
      lead: async (endpoints) => {
        const targets = [...endpoints].sort();
        if (targets.join() === services.get(address)?.join()) return;
        services.set(address, targets);
        await this.write();
      },
      stop: () => {},
    };
  }

  private write(): Promise<void> {
    const services = new Map(this.services);
    this.changes = this.changes.then(async () => {
      await Promise.all(this.nodes.map((node) => apply(node, ruleset(services, node.source))));
    });
    return this.changes;
  }
}
