// The CDK app that cdk.json runs. eks-postgres and eks-aurora are not there yet: say so rather than deploy nothing.
console.error('this version has no AWS scenario: use gke-cockroachdb (npm run synth)');
process.exitCode = 1;
