import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KubernetesObject } from '../../../cluster/api';
import { renderedTemplate } from './chart-template';
import type { HelmChart } from './helm-chart';
import { type GoModule, objectsOf } from './module-files';

/** Where the chart lies in the module of cert-manager. */
const CHART = 'deploy/charts/cert-manager';

/** Whole lines that say nothing here: the chart's defaults make their conditions true, and its labels are for people. */
const DROPPED = [
  /^if .Values.global.rbac.create$/,
  /^if not .Values.disableAutoApproval$/,
  /^if .Values.global.rbac.aggregateClusterRoles$/,
  /^with .Values.approveSignerNames$/,
  /^include "labels" . \| nindent 4$/,
  /^range \.$/,
  /^end$/,
];

/**
 * The ServiceAccount of cert-manager and the rights that its chart gives it, out of the chart in the Go module.
 *
 * @see deploy/charts/cert-manager/templates/rbac.yaml, cert-manager 1.21
 * @throws when the template has a directive that is not known here
 */
export function certManagerRights(
  module: GoModule,
  { name, release, namespace }: HelmChart,
): readonly KubernetesObject[] {
  const read = (file: string) => readFileSync(join(module.directory, CHART, file), 'utf8');
  const { approveSignerNames } = parse(read('values.yaml')) as { approveSignerNames: readonly string[] };
  const rights = renderedTemplate(read('templates/rbac.yaml'), {
    texts: {
      'template "cert-manager.fullname" .': release,
      'include "cert-manager.fullname" .': release,
      'template "cert-manager.serviceAccountName" .': release,
      'include "cert-manager.name" .': name,
      'include "cert-manager.namespace" .': namespace,
      '.Values.global.leaderElection.namespace': namespace,
      '.Release.Name': release,
    },
    dropped: DROPPED,
    repeated: { '. | quote': approveSignerNames.map((signer) => JSON.stringify(signer)) },
  });
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: release, namespace } };
  return [account, ...objectsOf(rights)];
}
