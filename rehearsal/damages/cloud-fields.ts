import { add, firstOnly, gone, moved, set } from './change';
import { field, type ZonalField } from './zonal-field';

/** What AWS is told of zones. */
export const AWS: readonly ZonalField[] = [
  field(/^AWS::EC2::Subnet$/, 'AvailabilityZone', moved),
  field(/^AWS::EC2::NatGateway$/, 'SubnetId', moved),
  field(/^AWS::EC2::NatGateway$/, '', gone),
  field(/^AWS::EC2::Route$/, 'NatGatewayId', moved),
  field(/^AWS::EC2::SubnetRouteTableAssociation$/, 'RouteTableId', moved),
  field(/^AWS::EKS::Cluster$/, 'ResourcesVpcConfig/SubnetIds', firstOnly),
  field(/^AWS::EKS::Cluster$/, 'ResourcesVpcConfig/EndpointPrivateAccess', set(false)),
  field(/^AWS::EKS::Cluster$/, 'ZonalShiftConfig', gone),
  field(/^AWS::EKS::Nodegroup$/, '', gone),
  field(/^AWS::EKS::Nodegroup$/, 'Subnets', moved),
  field(/^AWS::EKS::Nodegroup$/, 'ScalingConfig/MinSize', set(0)),
  field(/^AWS::EKS::Nodegroup$/, 'NodeRepairConfig', gone),
  field(/^AWS::EKS::Nodegroup$/, 'UpdateConfig', add({ MaxUnavailablePercentage: 100 })),
  field(/^AWS::EKS::Nodegroup$/, 'Labels', gone),
  field(/^AWS::EC2::VPNConnection$/, '', gone),
  field(/^AWS::EC2::VPNConnection$/, 'StaticRoutesOnly', add(true)),
  field(/^AWS::EC2::VPNConnection$/, 'CustomerGatewayId', moved),
  field(/^AWS::EC2::VPNConnection$/, 'VpnTunnelOptionsSpecifications', firstOnly),
  field(/^AWS::EC2::VPCEndpoint$/, 'SubnetIds', firstOnly),
  field(/^AWS::RDS::DBInstance$/, '', gone),
  field(/^AWS::RDS::DBInstance$/, 'AvailabilityZone', moved),
  field(/^AWS::RDS::DBInstance$/, 'PromotionTier', set(15)),
  field(/^AWS::RDS::DBSubnetGroup$/, 'SubnetIds', firstOnly),
  field(/^AWS::RDS::DBCluster$/, 'DeletionProtection', gone, set(false)),
  field(/^AWS::RDS::DBCluster$/, 'ServerlessV2ScalingConfiguration/MinCapacity', set(0)),
  field(/^AWS::AutoScaling::AutoScalingGroup$/, 'VPCZoneIdentifier', firstOnly),
  field(/^AWS::Lambda::Function$/, 'VpcConfig/SubnetIds', firstOnly),
];

const NODE_POOL = / ContainerNodePool$/;

/** What Config Connector is told of zones. */
export const GOOGLE: readonly ZonalField[] = [
  field(/ ContainerCluster$/, 'spec/location', set('europe-west3-a')),
  field(/ ContainerCluster$/, 'spec/nodeLocations', firstOnly),
  field(NODE_POOL, '', gone),
  field(NODE_POOL, 'spec/nodeLocations', firstOnly),
  field(NODE_POOL, 'spec/autoscaling/minNodeCount', set(0)),
  field(NODE_POOL, 'spec/management/autoRepair', set(false)),
  field(NODE_POOL, 'spec/upgradeSettings/maxUnavailable', set(1)),
  field(NODE_POOL, 'spec/upgradeSettings/maxSurge', set(0)),
  field(/ ComputeVPNTunnel$/, '', gone),
  field(/ ComputeVPNTunnel$/, 'spec/vpnGatewayInterface', set(0), set(1)),
  field(/ ComputeVPNTunnel$/, 'spec/peerExternalGatewayInterface', set(0)),
  field(/ ComputeRouterInterface$/, '', gone),
  field(/ ComputeRouterPeer$/, '', gone),
  field(/ ComputeExternalVPNGateway$/, 'spec/redundancyType', set('SINGLE_IP_INTERNALLY_REDUNDANT')),
  field(/ ComputeExternalVPNGateway$/, 'spec/interface', firstOnly),
  field(/ ComputeInterconnectAttachment$/, '', gone),
  field(/ StorageBucket$/, 'spec/location', set('europe-west3-a')),
];
