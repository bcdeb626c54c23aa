export { type Counts, count, outcomes } from './counts';
export { json } from './json';
export { junit } from './junit';
export { sarif } from './sarif';
export { terminal } from './terminal';
