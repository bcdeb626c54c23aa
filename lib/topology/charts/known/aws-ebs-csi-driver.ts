import { type KnownChart, preferOtherNodes, replicaCount } from '../known-chart';

/**
 * The add-on of EKS that attaches volumes; what it takes is the chart's.
 *
 * @see kubernetes-sigs/aws-ebs-csi-driver, charts/aws-ebs-csi-driver 2.57: values.yaml, templates/controller.yaml
 */
export const AWS_EBS_CSI_DRIVER: KnownChart = {
  namespace: 'kube-system',
  name: () => 'ebs-csi-controller',
  deployments: [
    {
      section: 'controller',
      suffix: '',
      label: 'aws-ebs-csi-driver',
      labels: { app: 'ebs-csi-controller', 'app.kubernetes.io/name': 'aws-ebs-csi-driver' },
      replicas: replicaCount(2),
      budget: { whenEnabled: false, standard: { maxUnavailable: '1' } },
      standard: {
        affinity: preferOtherNodes('aws-ebs-csi-driver'),
        priorityClassName: 'system-cluster-critical',
        resources: { requests: { cpu: '60m', memory: '240Mi' } },
      },
    },
  ],
  webhooks: [],
};
