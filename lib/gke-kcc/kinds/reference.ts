// How Config Connector 1.155.0 objects refer to one another: `{name}` or `{external}`, never both (the CRDs' oneOf).

/** An object of the same namespace. Config Connector waits until it is ready. */
export interface ByName {
  /** The `metadata.name` of the object. */
  readonly name: string;
  readonly external?: never;
}

/** Something that Config Connector does not manage here: a self link, a relative path, an e-mail, an address. */
export interface ByExternal {
  readonly external: string;
  readonly name?: never;
}

/** A reference whose kind follows from the field that holds it. */
export type Reference = ByName | ByExternal;
