import { execFileSync } from 'node:child_process';
import { PORT } from './addresses';
import type { Service } from './service';

/** As the mode nftables of kube-proxy: the kernel of whoever connects rewrites the address of the Service. */
const TABLE = 'services';

/** The rules of all Services. An address that leads nowhere keeps its own name, and is refused after the rewriting. */
function ruleset(services: ReadonlyMap<string, readonly string[]>): string {
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
    'chain refuse { type filter hook output priority 0;',
    ...refusals,
    '}',
    '}',
    '',
  ].join('\n');
}

/** The rules of each network namespace, which the kernel follows: no process stands between a client and its server. */
export class ServiceRules {
  private readonly entries: readonly (readonly string[])[];
  private readonly services = new Map<string, readonly string[]>();

  /** @param entries what stands in front of a command so that it runs in each of the namespaces */
  constructor(entries: readonly (readonly string[])[]) {
    this.entries = entries;
  }

  /** A Service that leads nowhere yet. */
  add(address: string): Service {
    const { services } = this;
    services.set(address, []);
    this.write();
    return {
      address,
      get targets() {
        return services.get(address) ?? [];
      },
      lead: async (endpoints) => {
        const targets = [...endpoints].sort();
        if (targets.join() === services.get(address)?.join()) return;
        services.set(address, targets);
        this.write();
      },
      stop: () => {},
    };
  }

  private write(): void {
    const rules = ruleset(this.services);
    for (const entry of this.entries) {
      const [command = '', ...options] = [...entry, 'nft', '-f', '-'];
      execFileSync(command, options, { input: rules, stdio: ['pipe', 'ignore', 'pipe'] });
    }
  }
}
