// What must hold in an account or a project before a deploy begins: checks as data, and the shell script that makes them.
export type { Check, Judgement, Preflight, PreflightPart, Question, Reading } from './check';
export { preflightScript } from './script';
