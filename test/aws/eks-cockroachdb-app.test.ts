import { testScenario } from './scenario-claims';
import { example, manyServices } from './synthesized';

testScenario('eks-cockroachdb', {
  'examples/everything.yaml': () => example('everything'),
  '150 services, 100 of them with a database': () => manyServices(150, 100),
});
