import type { Question } from '../../preflight';
import type { AwsPart } from './aws-question';

/** A quota by the service and the code that Service Quotas has for it. The code is the name of the answer. */
export type Quota = readonly [service: string, code: string];

/** A part that asks for quotas, too. */
export interface QuotaPart extends AwsPart {
  readonly quotas: readonly Quota[];
}

/** What to do where a quota is too small. */
export const raise = ([service, code]: Quota): string =>
  `have the quota ${service} ${code} raised (aws service-quotas request-service-quota-increase), or delete what is not used`;

/** Questions for quotas: one for each service. */
export const quotaQuestions = (quotas: readonly Quota[]): readonly Question[] =>
  [...new Set(quotas.map(([service]) => service))].map((service) => {
    const codes = quotas.filter(([of]) => of === service).map(([, code]) => code);
    return {
      id: `quotas-${service}`,
      command: ['quotas', service, ...codes],
      read: Object.fromEntries(codes.map((code) => [code, 'words'])),
    };
  });
