import { type Declaration, entriesAt, isReference, referenceAt } from '../topology';
import type { Deployment } from './deployment';

const FUNCTION = 'AWS::Lambda::Function';

/** Functions that a function is told of by its environment: the CDK's framework calls the handler so. */
const told = ({ properties }: Declaration): readonly string[] =>
  entriesAt(properties, 'Environment.Variables').flatMap(([, value]) => (isReference(value) ? [value.reference] : []));

/** The Lambda functions that run when CloudFormation makes or deletes a custom resource. */
export function invoked({ properties }: Declaration, { byId }: Deployment): readonly Declaration[] {
  const found = new Set<Declaration>();
  const open = [referenceAt(properties, 'ServiceToken')?.reference];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const called = byId.get(id);
    if (called?.type !== FUNCTION || found.has(called)) continue;
    found.add(called);
    open.push(...told(called));
  }
  return [...found];
}
