import type { Check } from '../../preflight';
import type { EksScenario } from '../../scenario';
import type { AwsPart } from './aws-question';
import { imageParameters, parameterNames } from './parameters';
import { ofType, type Templates } from './template-needs';

function kubernetes({ cluster: { version }, region }: EksScenario, templates: Templates): AwsPart {
  const addOns = ofType(templates, 'AWS::EKS::Addon').map(({ properties }) => ({
    name: String(properties.AddonName),
    version: String(properties.AddonVersion),
  }));
  const id = (name: string) => `add-on-${name}`;
  return {
    questions: [
      {
        id: 'kubernetes',
        operation: 'eks describe-cluster-versions',
        of: "clusterVersions[?versionStatus=='STANDARD_SUPPORT']",
        take: ['clusterVersion'],
      },
      ...addOns.map(({ name }) => ({
        id: id(name),
        operation: `eks describe-addon-versions --kubernetes-version ${version} --owners aws`,
        of: `addons[?addonName=='${name}'].addonVersions[]`,
        take: ['addonVersion'],
      })),
    ],
    checks: [
      {
        id: 'kubernetes',
        what: `Kubernetes ${version} with standard support`,
        remedy: 'choose one that has it in lib/scenario/versions.ts: aws eks describe-cluster-versions',
        judgement: { is: 'held', answer: 'kubernetes', entries: [version] },
      },
      ...addOns.map(
        ({ name, version: wanted }): Check => ({
          id: id(name),
          what: `${name} ${wanted} for Kubernetes ${version} in ${region}`,
          remedy: 'choose one of the region in lib/aws/blueprint/add-on-versions.ts: aws eks describe-addon-versions',
          judgement: { is: 'held', answer: id(name), entries: [wanted] },
        }),
      ),
    ],
  };
}

function machines(scenario: EksScenario, templates: Templates): AwsPart {
  const { cluster, zones } = scenario;
  const nodes = cluster.nodeGroups.flatMap(({ instanceType }) => zones.map((zone) => `${instanceType} ${zone}`));
  const instances = ofType(templates, 'AWS::EC2::Instance').map(
    ({ properties }) => `${String(properties.InstanceType)} ${String(properties.AvailabilityZone)}`,
  );
  const entries = [...new Set([...nodes, ...instances])];
  const types = [...new Set(entries.map((entry) => entry.split(' ')[0] ?? ''))];
  const images = imageParameters(scenario, templates);
  return {
    questions: [
      {
        id: 'offers',
        operation: 'ec2 describe-instance-type-offerings --location-type availability-zone',
        with: ['--filters', `Name=location,Values=${zones.join(',')}`, `Name=instance-type,Values=${types.join(',')}`],
        of: 'InstanceTypeOfferings[]',
        take: ['InstanceType', 'Location'],
      },
      {
        id: 'images',
        operation: 'ssm get-parameters',
        with: parameterNames(scenario, templates),
        of: 'Parameters[]',
        take: ['Name'],
      },
    ],
    checks: [
      {
        id: 'instance-types',
        what: `${types.join(', ')} in each of the zones`,
        remedy: 'choose another aws.instanceType or other aws.zones',
        judgement: { is: 'held', answer: 'offers', entries },
      },
      {
        id: 'images',
        what: `the machine images ${images.join(', ')}`,
        remedy: 'choose a version of Kubernetes that has images in the region, in lib/scenario/versions.ts',
        judgement: { is: 'held', answer: 'images', entries: images },
      },
    ],
  };
}

function database(templates: Templates): AwsPart {
  const [cluster] = ofType(templates, 'AWS::RDS::DBCluster');
  if (!cluster) return { questions: [], checks: [] };
  const { Engine: engine, EngineVersion: version } = cluster.properties as { Engine: string; EngineVersion: string };
  const instances = ofType(templates, 'AWS::RDS::DBInstance').map(({ properties }) => properties);
  const classes = [...new Set(instances.map(({ DBInstanceClass }) => String(DBInstanceClass)))];
  const zones = [...new Set(instances.map(({ AvailabilityZone }) => String(AvailabilityZone)))];
  const id = (name: string) => `orders-${name}`;
  // of every class, so that one call tells whether the engine is there, too
  const orderable = {
    operation: `rds describe-orderable-db-instance-options --engine ${engine} --engine-version ${version}`,
    none: 'DBEngineVersionNotFound|InvalidParameterCombination|Cannot find version',
  };
  return {
    questions: [
      { id: 'engine', ...orderable, of: 'OrderableDBInstanceOptions[]', take: ['EngineVersion'] },
      ...classes.map((name) => ({
        id: id(name),
        ...orderable,
        of: `OrderableDBInstanceOptions[?DBInstanceClass=='${name}'].AvailabilityZones[]`,
        take: ['Name'],
      })),
    ],
    checks: [
      {
        id: 'engine',
        what: `${engine} ${version}`,
        remedy: 'choose a version of the region in lib/aws/blueprint/aurora: aws rds describe-db-engine-versions',
        judgement: { is: 'held', answer: 'engine', entries: [version] },
      },
      ...classes.map(
        (name): Check => ({
          id: `instances-of-${name}`,
          what: `${engine} ${version} on ${name} in ${zones.join(', ')}`,
          remedy: 'choose other aws.zones, or another region',
          judgement: { is: 'held', answer: id(name), entries: zones },
        }),
      ),
    ],
  };
}

/** Versions, images and types of machines, which not every region and zone has. */
export function versionChecks(scenario: EksScenario, templates: Templates): AwsPart {
  const parts = [kubernetes(scenario, templates), machines(scenario, templates), database(templates)];
  return { questions: parts.flatMap((part) => part.questions), checks: parts.flatMap((part) => part.checks) };
}
