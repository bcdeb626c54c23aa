// The public address of a database that is there is switched on and off in place.
import type { AwsConfig } from '../../../lib/config';
import { defaultConfig } from '../../scenarios';
import { synthesized } from '../synthesized';

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>>;

async function resources(change: (config: AwsConfig) => void): Promise<ReadonlyMap<string, Resources>> {
  const { templates } = await synthesized('eks-aurora', defaultConfig(change));
  return new Map(
    [...templates].map(([file, text]) => [file, (JSON.parse(text) as { Resources: Resources }).Resources]),
  );
}

const closed = ({ analyst }: AwsConfig) => {
  analyst.aws.publicEndpoint = { enabled: false, cidrs: [] };
};
const open = ({ analyst }: AwsConfig) => {
  analyst.aws.publicEndpoint = { enabled: true, cidrs: ['203.0.113.0/28'], reason: 'a partner without a VPN' };
};

const PLATFORM = 'acme-aurora-platform.template.json';
const NETWORK = 'acme-aurora-network.template.json';

const ofType = (all: Resources | undefined, type: string) =>
  Object.entries(all ?? {}).filter(([, { Type }]) => Type === type);

describe('another public endpoint', () => {
  let before: ReadonlyMap<string, Resources>;
  let after: ReadonlyMap<string, Resources>;
  beforeAll(async () => {
    [before, after] = [await resources(closed), await resources(open)];
  }, 60_000);

  test('leaves the subnets of the database as they are, for RDS takes none from a group that has instances', () => {
    const groups = ofType(before.get(PLATFORM), 'AWS::RDS::DBSubnetGroup');
    expect(groups).toHaveLength(1);
    expect(ofType(after.get(PLATFORM), 'AWS::RDS::DBSubnetGroup')).toEqual(groups);
  });

  test('changes the instances in place, and replaces nothing', () => {
    const addresses = (all: Resources | undefined) =>
      ofType(all, 'AWS::RDS::DBInstance').map(([id, { Properties = {} }]) => [id, Properties.PubliclyAccessible]);
    const ids = addresses(before.get(PLATFORM)).map(([id]) => id);
    expect(addresses(before.get(PLATFORM))).toEqual(ids.map((id) => [id, false]));
    expect(addresses(after.get(PLATFORM))).toEqual(ids.map((id) => [id, true]));
  });

  test('routes the internet to the database subnets only while it is on', () => {
    const routes = (all: Resources | undefined) =>
      ofType(all, 'AWS::EC2::Route').filter(([id]) => id.includes('database'));
    expect(routes(before.get(NETWORK))).toEqual([]);
    expect(routes(after.get(NETWORK)).map(([, { Properties = {} }]) => Properties.DestinationCidrBlock)).toEqual([
      '0.0.0.0/0',
      '0.0.0.0/0',
      '0.0.0.0/0',
    ]);
  });
});
