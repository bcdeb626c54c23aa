/** Where a fact was read. */
export interface Place {
  /** The file, relative to the folder that was read. */
  readonly file: string;
  /** Line of the file on which the resource begins, from 1. */
  readonly line?: number;
  /** The resource: `Deployment services/service-a`, `Namespace services`, or `<stack>/<logical id>`. */
  readonly resource: string;
  /** Path of the construct that defined it, where the output tells it. */
  readonly construct?: string;
  /** Field of the resource, e.g. `spec.replicas`. */
  readonly field?: string;
}

/** A file or a document that could not be read, and so is judged by no rule. */
export interface Unreadable {
  readonly place: Place;
  readonly reason: string;
}
