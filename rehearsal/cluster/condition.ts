/** An object whose controller tells of it in conditions. @see Kubernetes API conventions, typical status properties */
export interface Conditioned {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Whether a condition of that type is true. */
export const hasCondition = ({ status }: Conditioned, wanted: string): boolean =>
  status?.conditions?.some(({ type, status: state }) => type === wanted && state === 'True') ?? false;
