import { contains } from '../../zones';
import type { ConfigRule, Mistake } from './rule';

/** Ranges that no peer answers from over the internet. @see RFC 6890 */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  '224.0.0.0/3',
];

function* notPublic(
  path: readonly string[],
  addresses: readonly string[],
  ...field: readonly string[]
): Generator<Mistake> {
  for (const [index, address] of addresses.entries()) {
    const range = NOT_PUBLIC.find((one) => contains(one, `${address}/32`));
    if (range === undefined) continue;
    yield {
      path: [...path, index, ...field],
      allowed: `a public address, not one of ${range}`,
      remedy: "give the address by which the internet reaches the peer's device",
    };
  }
}

/** The peer's devices are reached over the internet, from both clouds. */
export const publicPeers: ConfigRule = function* ({ config, valid }) {
  const google = ['analyst', 'access', 'vpn', 'peer', 'addresses'];
  if (valid(...google)) yield* notPublic(google, config.analyst.access.vpn?.peer.addresses ?? []);
  const aws = ['analyst', 'aws', 'vpn', 'customerGateways'];
  if (!valid(...aws)) return;
  const gateways = config.analyst.aws.vpn?.customerGateways ?? [];
  yield* notPublic(
    aws,
    gateways.map(({ address }) => address),
    'address',
  );
};
