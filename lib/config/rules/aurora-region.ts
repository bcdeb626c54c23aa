import { REGIONS_WITHOUT_AUTHORITIES } from '../aurora-region';
import type { ConfigRule } from './rule';

/** The certificates of Aurora in the region are known, so that its clients can verify it. */
export const auroraRegion: ConfigRule = function* ({ config, valid }) {
  if (!config?.aws || !valid('aws', 'region') || !valid('scenarios')) return;
  const { region } = config.aws;
  if (!config.scenarios.includes('eks-aurora') || !REGIONS_WITHOUT_AUTHORITIES.includes(region)) return;
  yield {
    path: ['aws', 'region'],
    allowed: `a region whose database certificates are known, because scenarios lists eks-aurora: any but ${REGIONS_WITHOUT_AUTHORITIES.join(', ')}`,
    remedy: 'choose another region, or use eks-postgres or eks-cockroachdb',
  };
};
