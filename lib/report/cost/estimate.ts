import { isUnknown, type Topology } from '../../topology';
import type { Price } from '../prices';
import { quantities } from './quantities';

/** Hours of an average month: 8,760 a year, divided by twelve. */
export const HOURS_PER_MONTH = 730;

/** One kind of thing, with what it costs in a quiet and in a busy month, in US dollars. */
export interface CostLine {
  readonly price: Price;
  readonly purpose: string;
  readonly quantity: { readonly low: number; readonly high: number };
  readonly low: number;
  readonly high: number;
  /** The price is of another region than the output. */
  readonly otherRegion: boolean;
}

/** What a month of an output costs at least, as far as prices and quantities are known. */
export interface Estimate {
  readonly lines: readonly CostLine[];
  /** Things that the output has and that are in no sum, each with why. */
  readonly notPriced: readonly string[];
  readonly low: number;
  readonly high: number;
}

/** What no output tells, so that no estimate of its kind holds it. */
const USAGE: Readonly<Record<Price['provider'], readonly string[]>> = {
  aws: [
    'traffic of any kind: between zones, to the internet, through NAT gateways, load balancers and VPN',
    'storage and requests of Aurora, of backups, of logs and of container images',
    'requests to keys, secrets and metrics; alarms; capacity units of load balancers',
  ],
  google: [
    'traffic of any kind: between zones, to the internet, through NAT, load balancers and VPN',
    'storage and requests of backups, of logs and of container images',
    'regional forwarding rules, DNS zones, Cloud Armor rules, keys and alerts',
  ],
};

const everywhere = ['licences of databases, support plans and taxes'];

const monthly = ({ usd, unit }: Price): number => (unit === 'hour' ? usd * HOURS_PER_MONTH : usd);

/**
 * Multiplies what an output has by list prices.
 *
 * @param prices - one without a source counts as no price
 */
export function estimate(topology: Topology, prices: readonly Price[]): Estimate {
  const provider = topology.clouds.includes('aws') ? 'aws' : 'google';
  const regions = new Set(topology.zones.map(({ region }) => region));
  const known = new Map(
    prices.filter((price) => price.provider === provider && price.source !== '').map((price) => [price.id, price]),
  );
  const lines: CostLine[] = [];
  const missing: string[] = [];
  for (const { price: id, purpose, low, high } of quantities(topology)) {
    const price = known.get(id);
    if (!price) missing.push(`${id} (${purpose}): no price with a source was found`);
    else if (isUnknown(low)) missing.push(`${price.what} (${purpose}): ${low.unknown}`);
    else if (isUnknown(high)) missing.push(`${price.what} (${purpose}): ${high.unknown}`);
    else {
      lines.push({
        price,
        purpose,
        quantity: { low, high },
        low: low * monthly(price),
        high: high * monthly(price),
        otherRegion: price.region !== 'all' && !regions.has(price.region),
      });
    }
  }
  const sum = (bound: 'low' | 'high') => lines.reduce((whole, line) => whole + line[bound], 0);
  return { lines, notPriced: [...missing, ...USAGE[provider], ...everywhere], low: sum('low'), high: sum('high') };
}
