import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Output } from '../../../output';
import type { HelmChart } from './helm-chart';

/** `helm upgrade --install RELEASE CHART --version VERSION --namespace NAMESPACE --values FILE`, on one line or several. */
const COMMAND =
  /upgrade --install (?<release>\S+) (?<chart>\S+) --version (?<version>\S+)[\s\\]+--namespace (?<namespace>\S+)[^\n]*--values (?<file>\S+)/g;

/** The charts that the guide has a person install with a file of values of the output. */
export function chartsOfGuide({ directory, guide }: Output): readonly HelmChart[] {
  return [...guide.matchAll(COMMAND)].map(
    ({ groups: { release = '', chart = '', version = '', namespace = '', file = '' } = {} }) => ({
      name: chart.replace(/^.*\//, ''),
      release,
      version,
      namespace,
      values: parse(readFileSync(join(directory, file), 'utf8')) as Record<string, unknown>,
    }),
  );
}
