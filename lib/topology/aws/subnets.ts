import { isUnknown, type Known, unknown } from '../model/known';
import type { Route, Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { knownOr, textAt } from '../value/field';
import { idAt, tagAt } from './reference';
import { routesByTable } from './routes';
import { zoneAt } from './zone';

/** Id of the route table of each subnet that has one of its own. */
function tableOfSubnet(index: ResourceIndex): ReadonlyMap<string, Known<string>> {
  const tables = new Map<string, Known<string>>();
  for (const { properties } of index.ofType('AWS::EC2::SubnetRouteTableAssociation')) {
    const subnet = idAt(properties, 'SubnetId');
    if (subnet === undefined || isUnknown(subnet)) continue;
    tables.set(subnet, idAt(properties, 'RouteTableId') ?? unknown('the association names no route table'));
  }
  return tables;
}

/** Routes of the subnet: of its table, else of the VPC's main one, which knows the VPC alone. */
function routesOf(index: ResourceIndex, network: string, table: Known<string> | undefined, routes: RoutesByTable) {
  if (table === undefined) {
    return index.get(network) ? [] : unknown(`the main route table of ${network} is not among the files`);
  }
  if (isUnknown(table)) return table;
  return routes.get(table) ?? (index.get(table) ? [] : unknown(`route table ${table} is not among the files`));
}

type RoutesByTable = ReadonlyMap<string, readonly Route[]>;

function subnet(resource: Resource, routes: Known<readonly Route[]>, network: string): Subnet {
  const { id, properties, place } = resource;
  const zone = zoneAt(resource) ?? unknown('AWS chooses the zone');
  return {
    id,
    name: knownOr(tagAt(properties, 'Tags', 'Name'), resource.name),
    network,
    zones: isUnknown(zone) ? zone : [zone],
    cidr: textAt(properties, 'CidrBlock') ?? unknown('the range is taken from a pool, or the subnet has IPv6 only'),
    secondary: [],
    public: isUnknown(routes) ? routes : routes.some(({ target }) => target === 'internet'),
    routes: isUnknown(routes) ? [] : routes,
    place,
  };
}

/** Subnets of VPCs with their routes. */
export function awsSubnets(index: ResourceIndex): readonly Subnet[] {
  const [tables, routes] = [tableOfSubnet(index), routesByTable(index)];
  return index.ofType('AWS::EC2::Subnet').map((resource) => {
    const network = knownOr(idAt(resource.properties, 'VpcId'), '');
    return subnet(resource, routesOf(index, network, tables.get(resource.id), routes), network);
  });
}
