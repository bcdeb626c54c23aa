import { testScenario } from './scenario-claims';
import { example, manyServices } from './synthesized';

testScenario('eks-aurora', {
  'examples/everything.yaml': () => example('everything'),
  'examples/aws-minimal.yaml': () => example('aws-minimal'),
  '150 services with a database': () => manyServices(150, 150),
});
