import type { KubernetesCluster } from './kubernetes-cluster';
import type { Stack } from './stack';
import type { Thing } from './thing';

/** Asked before each creation or change: a text makes it fail. */
export type Fault = (stack: string, logicalId: string, type: string) => string | undefined;

/** One account in one region: what is there, and what time it is. */
export class Account {
  readonly id: string;
  readonly region: string;
  /** Simulated seconds since the account was opened. */
  seconds = 0;
  readonly stacks = new Map<string, Stack>();
  /** Stacks that are gone; they are found by their id alone. */
  readonly deletedStacks = new Map<string, Stack>();
  readonly objects = new Map<string, Buffer>();
  readonly images = new Set<string>();
  fault: Fault = () => undefined;
  /** Simulated seconds that something takes, made of what is usual. */
  pace: (type: string, usual: number) => number = (_, usual) => usual;
  /** What the handler of the CDK talks to. @default - none: custom resources of Kubernetes are refused */
  kubernetes?: KubernetesCluster;
  private readonly things = new Map<string, Thing>();
  private counter = 0;

  constructor(id: string, region: string) {
    this.id = id;
    this.region = region;
  }

  /** A number that was not given before. */
  next(): string {
    this.counter += 1;
    return this.counter.toString(16).padStart(8, '0');
  }

  get all(): readonly Thing[] {
    return [...this.things.values()];
  }

  ofType(type: string): readonly Thing[] {
    return this.all.filter((thing) => thing.type === type);
  }

  find(type: string, id: unknown): Thing | undefined {
    return this.things.get(`${type}|${id}`);
  }

  add(thing: Thing): void {
    this.things.set(`${thing.type}|${thing.id}`, thing);
  }

  remove(thing: Thing): void {
    this.things.delete(`${thing.type}|${thing.id}`);
  }

  /** The network that something stands in, by its subnet. */
  vpcOf(thing: Thing): unknown {
    const { VpcId, SubnetId, Subnets } = thing.properties;
    const subnet = SubnetId ?? (Array.isArray(Subnets) ? Subnets[0] : undefined);
    return VpcId ?? this.find('AWS::EC2::Subnet', subnet)?.properties.VpcId;
  }
}
