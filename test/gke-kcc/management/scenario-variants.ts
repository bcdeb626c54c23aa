import type { Config } from '../../../lib/config';
import type { GkeCockroachDbScenario } from '../../../lib/scenario';
import { defaultScenario } from '../../scenarios';

type Interconnect = NonNullable<Config['analyst']['access']['interconnect']>;

export const PARTNER: Interconnect = { type: 'partner', networks: ['192.168.0.0/16'] };

const physical = (name: string) =>
  `https://www.googleapis.com/compute/v1/projects/acme-interconnect/global/interconnects/${name}`;

export const DEDICATED: Interconnect = {
  type: 'dedicated',
  asn: 64515,
  peerAsn: 65020,
  networks: ['192.168.0.0/16'],
  attachments: [
    { interconnect: physical('fra-zone1'), vlan: 101, insideCidr: '169.254.61.0/29' },
    { interconnect: physical('fra-zone2'), vlan: 102, insideCidr: '169.254.62.0/29' },
  ],
};

/** A scenario with this Interconnect and everything else that can be switched on. */
export const withInterconnect = (interconnect: Interconnect): GkeCockroachDbScenario =>
  defaultScenario((config) => {
    config.analyst.access.interconnect = interconnect;
  });

/** A scenario with nothing that can be left out. */
export const bare = (): GkeCockroachDbScenario =>
  defaultScenario((config) => {
    config.analyst.access = {};
    config.google.dnsZone = undefined;
    config.google.alertEmail = undefined;
    config.google.securityGroup = undefined;
    config.google.authorizedNetworks = [];
  });

/** Every shape that the stages can take. */
export const VARIANTS: readonly (readonly [name: string, scenario: GkeCockroachDbScenario])[] = [
  ['everything, with Partner Interconnect', withInterconnect(PARTNER)],
  ['everything, with Dedicated Interconnect', withInterconnect(DEDICATED)],
  ['the configuration as shipped', defaultScenario()],
  ['nothing that can be left out', bare()],
];
