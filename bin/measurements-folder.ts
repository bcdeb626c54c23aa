import { join } from 'node:path';

/** Where measurements are kept. */
export const MEASUREMENTS = join(__dirname, '..', 'measurements');
