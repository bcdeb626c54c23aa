import { judgeOrder, orderText } from '../lib/deployment-order';
import { readFolder } from './read-folder';

/** What the rules about the order of a deployment do not let pass: nothing is written with it. */
export class OrderFindings extends Error {
  override readonly name = 'OrderFindings';
}

/**
 * Lets the templates of a folder pass only when CloudFormation makes and deletes them in a right order.
 *
 * @throws {@link OrderFindings} with every pair of resources that is not
 */
export function refuseDisorder(folder: string): void {
  const text = orderText(judgeOrder(readFolder(folder)));
  if (text !== '') throw new OrderFindings(`the order of the deployment does not pass:\n${text}`);
}
