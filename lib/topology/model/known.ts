/** A fact that cannot be told from the files: a third answer, which is never a pass. */
export interface Unknown {
  /** Why it cannot be told, e.g. `Fn::GetAtt Cluster.Endpoint is known at the deploy only`. */
  readonly unknown: string;
}

/** A fact, or why it cannot be told. */
export type Known<Fact> = Fact | Unknown;

export const unknown = (why: string): Unknown => ({ unknown: why });

/** Whether the fact cannot be told. */
export function isUnknown<Fact>(fact: Known<Fact>): fact is Unknown {
  return typeof fact === 'object' && fact !== null && 'unknown' in fact;
}
