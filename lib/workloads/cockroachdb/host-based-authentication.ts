/** From where a SQL user may connect. */
export interface AdmittedUser {
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** Who uses the database, and through which networks. */
export interface Admission {
  readonly services: readonly { readonly name: string }[];
  readonly analyst: {
    readonly username: string;
    /** Whether there is a shell for the analyst among the pods. */
    readonly bastion: boolean;
    /** Networks of the analyst's other ways in. */
    readonly networks: readonly string[];
  };
  /** Network of the pods. */
  readonly pods: string;
}

/** From where each user may connect: services from the pods, the analyst by its own ways. */
export function admittedUsers({ services, analyst, pods }: Admission): AdmittedUser[] {
  const { username, bastion, networks } = analyst;
  return [
    ...services.map(({ name }) => ({ name, cidrs: [pods] })),
    { name: username, cidrs: [...new Set([...(bastion ? [pods] : []), ...networks])] },
  ];
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
