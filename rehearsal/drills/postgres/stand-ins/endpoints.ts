import type { Health } from './health';

/** Seconds after which a server that does not answer counts as lost. A real cluster needs longer: see the report. */
export const DETECTION_SECONDS = 3;

/** Whether the server has not answered for the detection time. */
export const isLost = (address: string, health: Pick<Health, 'answer' | 'awayFor'>): boolean =>
  health.awayFor(address) >= DETECTION_SECONDS * 1000;

/**
 * The addresses to which a Service leads: a kubelet tells at once that a server has ended, and that one is silent is known
 * after the detection time.
 */
export const endpoints = (
  servers: readonly { readonly address: string }[],
  health: Pick<Health, 'answer' | 'awayFor'>,
): readonly string[] =>
  servers
    .map(({ address }) => address)
    .filter((address) => health.answer(address) !== 'refuses' && !isLost(address, health));
