import type { RequiredSecret } from '../stage';

/** Makes a Secret of the file `NAME.KEY`, or gives the one that is there another value: a block can be run again. */
export const makeSecret = (kubectl: string, { namespace, name, key }: Omit<RequiredSecret, 'content'>): string =>
  [
    `${kubectl} --namespace ${namespace} create secret generic ${name} --from-file=${key}=./${name}.${key} --dry-run=client --output yaml`,
    `${kubectl} apply --server-side --force-conflicts --filename -`,
  ].join(' | ');
