// Writes one HTML page about synthesized systems: what is in them, what goes on when a zone is lost, what it costs.
// Data in, text out: files, fonts and pictures are given.
export { type Estimate, estimate } from './cost/estimate';
export type { DeploymentResults, DrillResults, Measured, Measurements, OutageResults } from './measurements';
export { reportPage } from './page';
export { PRICES, type Price } from './prices';
export type { ReportedScenario, ReportInput, SecurityResult } from './report-input';
