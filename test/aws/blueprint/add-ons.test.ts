import { CHARTS, EKS_ADD_ONS } from '../../../lib/aws/blueprint/add-on-versions';
import { defaultAwsScenario } from '../../scenarios';
import { type Built, builtPlatform, type Resource } from './built-platform';

const scenario = defaultAwsScenario();
const CHART = 'Custom::AWSCDK-EKS-HelmChart';

let built: Built;
beforeAll(async () => {
  built = await builtPlatform(scenario);
});

const idsOf = (type: string | RegExp) => built.resources(type).map(([id]) => id);
const addOnResource = (name: string) =>
  built.resources('AWS::EKS::Addon').find(([, { Properties }]) => Properties.AddonName === name) ?? ['', undefined];

/** The manifest that a custom resource applies. */
const manifestOf = (prefix: string) =>
  built.resources('Custom::AWSCDK-EKS-KubernetesResource').find(([id]) => id.startsWith(prefix))?.[1].Properties
    .Manifest;

/** The labels of the hard zone spread of a controller's values. */
function spreadLabels(values: Resource['Properties']) {
  expect(values.topologySpreadConstraints).toEqual([
    expect.objectContaining({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeTaintsPolicy: 'Honor',
    }),
  ]);
  return values.topologySpreadConstraints[0].labelSelector.matchLabels;
}

/** Seconds after which the pods leave a lost node. */
const patience = (values: Resource['Properties']) =>
  values.tolerations
    .filter(({ effect }: Resource['Properties']) => effect === 'NoExecute')
    .map(({ key, tolerationSeconds }: Resource['Properties']) => [key, tolerationSeconds]);

const SHORT = [
  ['node.kubernetes.io/unreachable', 30],
  ['node.kubernetes.io/not-ready', 30],
];

describe('versions', () => {
  it('of all EKS add-ons are pinned in one file', () => {
    const versions = built.resources('AWS::EKS::Addon').map(([, { Properties }]) => Properties.AddonVersion);
    expect(versions.sort()).toEqual(Object.values(EKS_ADD_ONS).sort());
  });
  it('of all charts are pinned in one file', () => {
    const versions = built.resources(CHART).map(([, { Properties }]) => Properties.Version);
    expect(versions.sort()).toEqual(Object.values(CHARTS).sort());
  });
});

describe('order', () => {
  it('makes everything that speaks to the Kubernetes API wait for the barrier', () => {
    const [barrier] = idsOf('AWS::SSM::Parameter');
    const custom = built.resources(/^Custom::AWSCDK-EKS-/);
    expect(custom.length).toBeGreaterThan(8);
    expect(custom.filter(([, { DependsOn = [] }]) => !DependsOn.includes(barrier ?? ''))).toEqual([]);
  });
  it('makes nodes wait for the add-ons that configure them', () => {
    const needed = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'].map((name) => addOnResource(name)[0]);
    for (const [, { DependsOn }] of built.resources('AWS::EKS::Nodegroup')) {
      expect(DependsOn).toEqual(expect.arrayContaining(needed));
    }
  });
  it('makes charts and Deployments of EKS wait for all nodes', () => {
    const nodes = idsOf('AWS::EKS::Nodegroup');
    const followers = [
      ...built.resources(CHART).map(([, resource]) => resource),
      addOnResource('coredns')[1],
      addOnResource('aws-ebs-csi-driver')[1],
    ];
    for (const follower of followers) expect(follower?.DependsOn).toEqual(expect.arrayContaining(nodes));
  });
  it('makes charts wait for the name servers', () => {
    const [coreDns] = addOnResource('coredns');
    for (const [, { DependsOn }] of built.resources(CHART)) expect(DependsOn).toContain(coreDns);
  });
  it('makes charts, and so what they bring, wait for the driver of volumes and for the rights of their pods', () => {
    const [driver] = addOnResource('aws-ebs-csi-driver');
    const rights = idsOf('AWS::IAM::ManagedPolicy').filter((id) =>
      /^(ClusterAutoscaler|LoadBalancerController)Policy/.test(id),
    );
    expect(rights).toHaveLength(2);
    for (const [, { DependsOn }] of built.resources(CHART)) {
      expect(DependsOn).toEqual(expect.arrayContaining([driver, ...rights]));
    }
  });
  it('applies every manifest, so that what a failed attempt left behind does not stop the next one', () => {
    built.template.allResourcesProperties('Custom::AWSCDK-EKS-KubernetesResource', { Overwrite: true });
  });
  it('makes the log group of a function before the function, under a name that CloudFormation chooses', () => {
    const functions = built.resources('AWS::Lambda::Function');
    expect(functions).toHaveLength(3);
    const groups = functions.map(([, { Properties }]) => Properties.LoggingConfig.LogGroup.Ref);
    expect(new Set(groups).size).toBe(functions.length);
    for (const group of groups) {
      const named = built.resources('AWS::Logs::LogGroup').filter(([one]) => one === group);
      expect(named.map(([, resource]) => resource.Properties.LogGroupName)).toEqual([undefined]);
    }
  });
  it('gives charts less time than their Lambda has', () => {
    built.template.allResourcesProperties(CHART, { Timeout: '600s' });
  });
});

describe('Pod Identity', () => {
  it('has one agent', () => {
    const names = built.resources('AWS::EKS::Addon').map(([, { Properties }]) => Properties.AddonName);
    expect(names.filter((name) => name === 'eks-pod-identity-agent')).toHaveLength(1);
  });
  it('serves every controller, so that there is no OIDC provider', () => {
    const accounts = built
      .resources('AWS::EKS::PodIdentityAssociation')
      .map(([, { Properties }]) => Properties.ServiceAccount);
    expect(accounts.sort()).toEqual([
      'aws-load-balancer-controller',
      'cluster-autoscaler',
      'ebs-csi-controller-sa',
      'external-secrets',
    ]);
    expect(idsOf(/OIDCProvider|CfnJson/)).toEqual([]);
  });
  it('serves the VPC CNI, so that nodes need not have its rights', () => {
    const [, addOn] = addOnResource('vpc-cni');
    expect(addOn?.Properties.PodIdentityAssociations).toEqual([
      { ServiceAccount: 'aws-node', RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^VpcCniRole/), 'Arn'] } },
    ]);
  });
});

describe('the VPC CNI', () => {
  it('enforces NetworkPolicies and hands out prefixes', () => {
    expect(built.addOn('vpc-cni')).toMatchObject({
      enableNetworkPolicy: 'true',
      env: { ENABLE_PREFIX_DELEGATION: 'true' },
    });
  });
  it('has a network policy agent that leaves no pod of a new node without traffic: 1.3.2 or later', () => {
    const [, addOn] = addOnResource('vpc-cni');
    const [, minor = 0, patch = 0] = /^v1[.](\d+)[.](\d+)-/.exec(addOn?.Properties.AddonVersion)?.map(Number) ?? [];
    expect(minor > 22 || (minor === 22 && patch >= 1) || (minor === 21 && patch >= 2)).toBe(true);
  });
});

describe('controllers', () => {
  it('CoreDNS has a replica in each zone, a budget, and leaves lost nodes soon', () => {
    const values = built.addOn('coredns');
    expect(values).toMatchObject({ replicaCount: 3, podDisruptionBudget: { enabled: true, maxUnavailable: 1 } });
    expect(spreadLabels(values)).toEqual({ 'k8s-app': 'kube-dns' });
    expect(patience(values)).toEqual(SHORT);
  });
  it('the EBS CSI controller has two replicas over zones', () => {
    const { controller } = built.addOn('aws-ebs-csi-driver');
    expect(controller.replicaCount).toBe(2);
    expect(spreadLabels(controller)).toEqual({ app: 'ebs-csi-controller' });
    expect(patience(controller)).toEqual(SHORT);
  });
  it.each([
    ['aws-load-balancer-controller', 'replicaCount', 'aws-load-balancer-controller'],
    ['cluster-autoscaler', 'replicaCount', 'aws-cluster-autoscaler'],
    ['metrics-server', 'replicas', 'metrics-server'],
    ['external-secrets', 'replicaCount', 'external-secrets'],
  ])('%s has two replicas over zones, a budget, and leaves lost nodes soon', (chart, replicas, label) => {
    const values = built.chart(chart);
    expect(values[replicas]).toBe(2);
    expect(spreadLabels(values)).toEqual({ 'app.kubernetes.io/name': label });
    expect(patience(values)).toEqual(SHORT);
    expect(values.podDisruptionBudget.maxUnavailable ?? values.podDisruptionBudget.minAvailable).toBe(1);
  });
  it.each([['webhook'], ['certController']])('the %s of External Secrets has two replicas over zones', (part) => {
    const values = built.chart('external-secrets')[part];
    expect(values.replicaCount).toBe(2);
    spreadLabels(values);
    expect(patience(values)).toEqual(SHORT);
  });
});

describe('the cluster autoscaler', () => {
  it('grows the zones evenly', () => {
    const { extraArgs, autoDiscovery } = built.chart('cluster-autoscaler');
    expect(extraArgs).toMatchObject({
      'balance-similar-node-groups': true,
      // the label differs between the groups by nature, and groups that differ are not balanced
      'balancing-ignore-label_3': 'eks.amazonaws.com/sourceLaunchTemplateId',
    });
    expect(autoDiscovery).toEqual({ clusterName: scenario.cluster.name });
  });
});

describe('External Secrets', () => {
  it('runs where Pod Security is restricted', () => {
    const manifest = manifestOf('ExternalSecretsNamespace');
    expect(manifest).toContain('"pod-security.kubernetes.io/enforce":"restricted"');
  });
});

describe('the default StorageClass', () => {
  it('is gp3, encrypted with our key, and waits for the pod', () => {
    const [before, key, after] = manifestOf('StorageClass')['Fn::Join'][1];
    expect(key).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^VolumeKey/), 'Arn'] });
    expect(JSON.parse(`${before}key${after}`)).toEqual([
      expect.objectContaining({
        kind: 'StorageClass',
        provisioner: 'ebs.csi.aws.com',
        volumeBindingMode: 'WaitForFirstConsumer',
        parameters: { type: 'gp3', encrypted: 'true', kmsKeyId: 'key', 'csi.storage.k8s.io/fstype': 'ext4' },
      }),
    ]);
  });
});
