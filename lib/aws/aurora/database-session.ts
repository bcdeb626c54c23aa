/**
 * Session document: forwards a port of the analyst's machine to the database.
 *
 * Host and port are fixed. With AWS-StartPortForwardingSessionToRemoteHost the one who starts the session names them, and
 * could reach through the bastion whatever it can reach.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function databaseSession(host: string, port: number): object {
  return {
    schemaVersion: '1.0',
    description: 'Forwards a local port to the database',
    sessionType: 'Port',
    parameters: {
      localPortNumber: {
        type: 'String',
        description: 'Port on your machine',
        allowedPattern: '^[1-9][0-9]{0,4}$',
        default: String(port),
      },
    },
    properties: {
      type: 'LocalPortForwarding',
      host,
      portNumber: String(port),
      localPortNumber: '{{ localPortNumber }}',
    },
  };
}
