import type { Assessment } from '../resilience';
import type { Measurements } from './measurements';

/** What security checks said of one scenario. */
export interface SecurityResult {
  /** Names of the rule packs, e.g. `AwsSolutions`. */
  readonly packs: readonly string[];
  readonly open: readonly { readonly rule: string; readonly path: string }[];
  readonly acknowledged: readonly { readonly rule: string; readonly path: string; readonly evidence: string }[];
}

/** One scenario on the page. */
export interface ReportedScenario {
  /** `eks-aurora`: also what measurements and anchors call it. */
  readonly id: string;
  readonly assessment: Assessment;
  /** SVG that this project drew, its ids prefixed so that they are the only ones on the page. @default - no picture */
  readonly diagram?: string;
  /** @default - no security check reads the output of this scenario */
  readonly security?: SecurityResult;
}

/** Everything that the page is made of. */
export interface ReportInput {
  readonly scenarios: readonly ReportedScenario[];
  readonly measurements: Measurements;
  /** `@font-face` rules of Inter with the fonts inside, for the page carries what it needs. */
  readonly fontFaces: string;
}
