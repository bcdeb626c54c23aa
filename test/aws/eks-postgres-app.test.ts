import { testScenario } from './scenario-claims';
import { example, manyServices } from './synthesized';

testScenario('eks-postgres', {
  'examples/everything.yaml': () => example('everything'),
  'examples/eks-postgres.yaml': () => example('eks-postgres'),
  '150 services, 100 of them with a database': () => manyServices(150, 100),
});
