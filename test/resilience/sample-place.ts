import type { Place } from '../../lib/topology';

/** The place of a resource in a sample. */
export const place = (resource: string, field?: string): Place => ({
  file: 'sample.yaml',
  resource,
  ...(field ? { field } : {}),
});
