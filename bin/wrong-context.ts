/** The context of the CDK says something that has no meaning. */
export class WrongContext extends Error {
  override readonly name = 'WrongContext';
}
