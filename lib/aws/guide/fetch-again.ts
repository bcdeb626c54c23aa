/** Identifies a Secret that External Secrets makes. */
export interface FetchedSecret {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Commands that return when Secrets hold the values that Secrets Manager has now.
 *
 * A refresh that is asked for by an annotation ends some time later, and until then pods and Jobs get the old value. A Secret
 * that is gone is made anew at once, and no pod starts without it. Needs kubectl 1.31 or newer for `--for=create`.
 *
 * @see https://external-secrets.io/v2.7/api/externalsecret/ (External Secrets 2.7, "creationPolicy: Owner")
 */
export const fetchAgain = (secrets: readonly FetchedSecret[]): readonly string[] => [
  ...secrets.map(({ namespace, name }) => `kubectl delete secret --namespace ${namespace} --ignore-not-found ${name}`),
  ...secrets.map(
    ({ namespace, name }) => `kubectl wait --namespace ${namespace} --for=create --timeout=5m secret/${name}`,
  ),
];
