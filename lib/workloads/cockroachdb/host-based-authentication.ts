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

/** Everybody whom the database lets in. */
export interface Admitted {
  readonly users: readonly AdmittedUser[];
  /** Network of the pods: root comes from the bootstrap's pods and from a person's session among them. */
  readonly pods: string;
}

/** From where each user may connect: services from the pods, the analyst by its own ways, root from the pods. */
export function admittedUsers({ services, analyst, pods }: Admission): Admitted {
  const { username, bastion, networks } = analyst;
  const users = [
    ...services.map(({ name }) => ({ name, cidrs: [pods] })),
    { name: username, cidrs: [...new Set([...(bastion ? [pods] : []), ...networks])] },
  ];
  return { users, pods };
}

/**
 * Root's rules. Unless root has rules of its own, CockroachDB puts one in front that admits it from everywhere. The first is
 * about the loopback interface of a member, where root has neither a certificate nor a password.
 */
const rootRules = (pods: string): string[] => [
  'host all root 127.0.0.1/32 cert-password',
  `host all root ${pods} cert`,
];

/**
 * The HBA configuration: each user with a client certificate, from its own networks, and nobody else. Root too is refused
 * from outside of the pods' network, whatever certificate it shows.
 *
 * @throws when a name holds a double quote or a line break: the format cannot escape them
 * @see https://www.cockroachlabs.com/docs/v26.2/security-reference/authentication
 */
export function hostBasedAuthentication({ users, pods }: Admitted): string {
  const unsafe = users.find(({ name }) => /["\r\n]/.test(name));
  if (unsafe) throw new Error(`'name' must hold no double quote and no line break, got ${JSON.stringify(unsafe.name)}`);
  const rules = users.flatMap(({ name, cidrs }) => cidrs.map((cidr) => `host all "${name}" ${cidr} cert`));
  return [...rootRules(pods), ...rules, 'host all all all reject'].join('\n');
}
