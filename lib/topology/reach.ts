import type { Party } from './model/network';
import type { Topology } from './model/topology';
import { endOf } from './reach/ends';
import { firewallGate } from './reach/firewalls';
import { closed, doubtful, type Gate, through } from './reach/gate';
import { policyGate } from './reach/policies';
import { reachIndex } from './reach/reach-index';
import { securityGroupGate } from './reach/security-groups';
import { frontGate, wayGate } from './reach/way';

/** Whether one may open a connection to another, which files say so, or what is in the way. */
export type Reach = Gate;

/**
 * Whether `from` may open a TCP connection to the port of `to`: whether packets find their way, and whether network
 * policies, security groups and firewalls at both ends let them through. What is reached through a load balancer is two
 * questions: whether it takes the client, and whether it reaches the pods.
 *
 * @param from - a party of a rule, `internet`, or the id of a workload, a machine, a database or a load balancer
 * @param to - id of a workload, a machine, a database or a load balancer
 * @param port - of the pods, of the database, or of a listener of the load balancer
 */
export function reaches(topology: Topology, from: Party | string, to: string, port: number): Reach {
  const index = reachIndex(topology);
  const [source, target] = [endOf(index, from), endOf(index, to)];
  if (!source || !target) return doubtful(`${source ? to : String(from)} is not among the files`);
  if (target.kind === 'loadBalancer') {
    const groups = securityGroupGate(index, 'ingress', target, source, port);
    const leaving = [
      policyGate(index, 'egress', source, target, port),
      securityGroupGate(index, 'egress', source, target, port),
    ];
    return through([...leaving, frontGate(index, source, target, port), groups]);
  }
  if (source.kind === 'outside' && target.kind === 'workload' && source.id === 'internet') {
    return closed(`${to} is reached from the internet through a load balancer only`);
  }
  // the controller that makes a load balancer of an Ingress or a Service opens the way from it to the nodes
  const made = source.loadBalancer !== undefined && source.loadBalancer.securityGroups === undefined;
  return through([
    ...(source.kind === 'loadBalancer' ? [] : [wayGate(index, source, target)]),
    policyGate(index, 'egress', source, target, port),
    securityGroupGate(index, 'egress', source, target, port),
    firewallGate(index, 'egress', source, target, port),
    policyGate(index, 'ingress', target, source, port),
    ...(made ? [] : [securityGroupGate(index, 'ingress', target, source, port)]),
    firewallGate(index, 'ingress', target, source, port),
  ]);
}
