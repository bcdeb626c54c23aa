/** From where a SQL user may connect. */
export interface AdmittedUser {
  readonly name: string;
  readonly cidrs: readonly string[];
}

/**
 * The HBA configuration: each user with a client certificate, from its own networks, and nobody else. CockroachDB puts
 * root's rule in front by itself and does not let it be changed; the network policies keep root out of reach.
 *
 * @throws when a name holds a double quote or a line break: the format cannot escape them
 * @see https://www.cockroachlabs.com/docs/v26.2/security-reference/authentication
 */
export function hostBasedAuthentication(users: readonly AdmittedUser[]): string {
  const unsafe = users.find(({ name }) => /["\r\n]/.test(name));
  if (unsafe) throw new Error(`'name' must hold no double quote and no line break, got ${JSON.stringify(unsafe.name)}`);
  const rules = users.flatMap(({ name, cidrs }) => cidrs.map((cidr) => `host all "${name}" ${cidr} cert`));
  return [...rules, 'host all all all reject'].join('\n');
}
