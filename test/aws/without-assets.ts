/** Context of an app whose assets stay where they are: copying the layers of kubectl would take longest. */
export const WITHOUT_ASSETS = { 'aws:cdk:disable-asset-staging': true };
