// Test support: resources as a reader of files would give them.
import type { Place, Resource, Value } from '../../lib/topology';

type Fields = { readonly [key: string]: Value };

/** Points at another resource of the stack `s`. */
export const ref = (logicalId: string, attribute?: string) => ({
  reference: `s/${logicalId}`,
  ...(attribute && { attribute }),
});

/** Where the resource of the stack `s` stands. */
export const at = (logicalId: string, field?: string): Place => ({
  file: 's.template.json',
  resource: `s/${logicalId}`,
  ...(field && { field }),
});

/** A resource of the stack `s`. */
export function aws(type: string, logicalId: string, properties: Fields = {}, line?: number): Resource {
  return {
    id: `s/${logicalId}`,
    platform: 'aws',
    type: type.startsWith('Custom::') ? type : `AWS::${type}`,
    name: logicalId,
    labels: {},
    annotations: {},
    properties,
    place: { ...at(logicalId), ...(line !== undefined && { line }) },
    acknowledgements: {},
  };
}

/** An object of Kubernetes or of Config Connector in the namespace `n`. */
export function object(apiVersion: string, kind: string, name: string, rest: Fields = {}): Resource {
  const id = `${kind} n/${name}`;
  const annotations = (rest.annotations ?? {}) as Readonly<Record<string, string>>;
  return {
    id,
    platform: apiVersion.includes('cnrm') ? 'google' : 'kubernetes',
    type: `${apiVersion} ${kind}`,
    name,
    namespace: 'n',
    labels: {},
    annotations,
    properties: { apiVersion, kind, metadata: { name, namespace: 'n' }, ...rest },
    place: { file: 'n.yaml', resource: id },
    acknowledgements: {},
  };
}

/** A Config Connector object with the spec. */
export function kcc(kind: string, name: string, spec: Fields = {}, annotations: Fields = {}): Resource {
  const group = kind.startsWith('Container') ? 'container' : 'compute';
  return object(`${group}.cnrm.cloud.google.com/v1beta1`, kind, name, { spec, annotations });
}

/** A VPC with a subnet in each zone. Subnets are named `Subnet0`, `Subnet1`, ... */
export function subnetsIn(...zones: readonly string[]): readonly Resource[] {
  return [
    aws('EC2::VPC', 'Vpc', { CidrBlock: '10.0.0.0/16' }),
    ...zones.map((zone, index) =>
      aws('EC2::Subnet', `Subnet${index}`, {
        VpcId: ref('Vpc'),
        AvailabilityZone: zone,
        CidrBlock: `10.0.${index}.0/24`,
      }),
    ),
  ];
}

/** References to the first subnets of {@link subnetsIn}. */
export const subnetRefs = (count: number) => Array.from({ length: count }, (_, index) => ref(`Subnet${index}`));
