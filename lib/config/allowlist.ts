import { cidr, hostName, list, object, reason } from './field';

/** What an allowlisted load balancer in front of the database has on either cloud, for at most so many networks. */
export const allowlistFields = (most: number) => ({
  host: hostName().describe('Name that the analyst connects to; it is in the server certificate.'),
  cidrs: list(
    object({
      cidr: cidr().describe('Addresses that may connect.'),
      reason: reason().optional().describe('Who this is. Required for 0.0.0.0/0.'),
    }),
    1,
    most,
    'networks',
  ).describe('Networks that reach the load balancer; everything else is dropped.'),
});
