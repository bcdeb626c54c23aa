/** SQL, for clients. */
export const SQL_PORT = 26257;

/** Between nodes, and for `cockroach init`: closed to clients. */
export const RPC_PORT = 26258;

/** Health and metrics over HTTPS. */
export const HTTP_PORT = 8080;
