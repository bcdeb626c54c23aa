import type { Declaration } from '../topology';
import type { Deployment } from './deployment';

/**
 * One claim about the order of a deployment: what needs something is made after it. CloudFormation deletes in the reverse
 * order, so the same claim keeps what others need until they are gone.
 *
 * Both sides name what it is about by keys: a resource needs all resources that offer a key that it needs.
 */
export interface OrderRule {
  /** `after-cluster`: also the name of its file. */
  readonly name: string;
  /** What holds, in one sentence. */
  readonly claim: string;
  /** What happens at a deploy, or at a deletion, where it does not hold. */
  readonly why: string;
  /** What to do about a finding. */
  readonly remedy: string;
  /** Who says so: address of a page, or the program that was read. */
  readonly source: string;
  /** Keys of what a resource must be made after. */
  readonly needs: (resource: Declaration, deployment: Deployment) => Iterable<string>;
  /** Keys under which others need a resource. */
  readonly offers: (resource: Declaration, deployment: Deployment) => Iterable<string>;
}
