import { judgeOrder, orderText } from '../lib/deployment-order';
import type { SourceFile } from '../lib/topology';

/** What the rules about the order of a deployment do not let pass: nothing is written with it. */
export class OrderFindings extends Error {
  override readonly name = 'OrderFindings';
}

/**
 * Lets the templates among files pass only when CloudFormation makes and deletes them in a right order.
 *
 * @throws {@link OrderFindings} with every pair of resources that is not
 */
export function refuseDisorder(files: readonly SourceFile[]): void {
  const text = orderText(judgeOrder(files));
  if (text !== '') throw new OrderFindings(`the order of the deployment does not pass:\n${text}`);
}
