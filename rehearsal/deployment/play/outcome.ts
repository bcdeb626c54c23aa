/** One claim about one step, and what was seen. */
export interface StepOutcome {
  readonly scenario: string;
  readonly step: string;
  readonly claim: string;
  readonly passed: boolean;
  /** What was seen, in the cloud's own words where it has any. */
  readonly seen: string;
  /** Resources that were made, changed or deleted. */
  readonly resources: number;
  readonly simulatedMinutes: number;
}
