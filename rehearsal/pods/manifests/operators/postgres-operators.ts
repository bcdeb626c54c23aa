import { addressAt } from '../../../../lib/zones';
import { barmanCloud } from './barman-cloud';
import { certManager } from './cert-manager';
import { certManagerRights } from './cert-manager-rights';
import { cloudNativePg } from './cloud-native-pg';
import { coreDns } from './core-dns';
import { addOns, type HelmChart, helmCharts, type Installed, installed } from './helm-chart';
import { kubeRouter } from './kube-router';
import { folderObjects, goModule, moduleObjects } from './module-files';
import type { Operator } from './operator';

/** Where EKS and GKE put the name server among the addresses of the services. */
const NAME_SERVER = 10;

/** What every cluster needs before a pod can be told from another, and found by its name. */
export interface ClusterOperators {
  readonly nameServer: Operator;
  readonly networkPolicies: Operator;
}

/**
 * CoreDNS and the rights of kube-router.
 *
 * @param serviceCidr addresses of the services, 172.20.0.0/16
 * @throws when a Go module cannot be had
 */
export function clusterOperators(coreDnsAddOn: Installed, serviceCidr: string): ClusterOperators {
  const { version } = goModule('coredns', 'github.com/coredns/coredns');
  const router = goModule('kube-router', 'github.com/cloudnativelabs/kube-router/v2');
  return {
    nameServer: coreDns(coreDnsAddOn, version, addressAt(serviceCidr, NAME_SERVER)),
    networkPolicies: kubeRouter(moduleObjects(router, 'daemonset/generic-kuberouter-all-features.yaml')),
  };
}

/** cert-manager. @throws when its Go module cannot be had */
export function certManagerOperator(chart: HelmChart): Operator {
  const module = goModule('cert-manager', 'github.com/cert-manager/cert-manager');
  return certManager({
    definitions: folderObjects(module, 'deploy/crds'),
    rights: certManagerRights(module, chart),
    version: module.version,
    chart,
  });
}

/** CloudNativePG and the Barman Cloud plugin. @throws when a Go module cannot be had */
function databaseOperators(charts: readonly HelmChart[]): readonly Operator[] {
  const operator = goModule('cloudnative-pg', 'github.com/cloudnative-pg/cloudnative-pg');
  const plugin = goModule('plugin-barman-cloud', 'github.com/cloudnative-pg/plugin-barman-cloud');
  return [
    cloudNativePg(
      moduleObjects(operator, `releases/cnpg-${operator.version}.yaml`),
      operator.version,
      installed(charts, 'cloudnative-pg'),
    ),
    barmanCloud(moduleObjects(plugin, 'manifest.yaml'), plugin.version, installed(charts, 'plugin-barman-cloud')),
  ];
}

/** Operators of one scenario, in the order in which they are applied. */
export interface ScenarioOperators extends ClusterOperators {
  readonly operators: readonly Operator[];
}

/**
 * The operators of eks-postgres, with the values of its templates.
 *
 * @param directory folder of the output
 * @throws when a Go module cannot be had, or when the output does not install one of them
 */
export function postgresOperators(directory: string, serviceCidr: string): ScenarioOperators {
  const charts = helmCharts(directory);
  return {
    ...clusterOperators(installed(addOns(directory), 'coredns'), serviceCidr),
    operators: [certManagerOperator(installed(charts, 'cert-manager')), ...databaseOperators(charts)],
  };
}
