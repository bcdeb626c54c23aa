// In the place of @aws-cdk/aws-service-spec: the same, but its database, which takes a second to load and which nobody
// changes, is loaded once per worker.
const { loadAwsServiceSpecSync, ...others } = require('@aws-cdk/aws-service-spec');

let database;

module.exports = {
  ...others,
  loadAwsServiceSpecSync: () => {
    database ??= loadAwsServiceSpecSync();
    return database;
  },
};
