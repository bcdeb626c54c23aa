import { type Database, numberAt, type Topology, valueAt } from '../../topology';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

const CAPACITY = 'ServerlessV2ScalingConfiguration';

/** Readers of these tiers grow and shrink with the writer. */
const SCALES_WITH_WRITER = 1;
const DEFAULT_TIER = 1;

const followers = ({ members }: Database): number =>
  members.filter(({ role, promotionTier = DEFAULT_TIER }) => role !== 'writer' && promotionTier <= SCALES_WITH_WRITER)
    .length;

function auroraByCluster({ databases }: Topology): ReadonlyMap<string, Database> {
  const aurora = databases.filter(({ engine }) => engine === 'aurora');
  return new Map(aurora.map((database) => [database.place.resource, database]));
}

/** Aurora Serverless takes over at the size that the load needs. */
export const requireWarmAuroraCapacity: Rule = {
  id: 'HA-DB-008',
  name: 'require-warm-aurora-capacity',
  claim: "Aurora Serverless never pauses, and a reader has the writer's size at all times.",
  why: 'A paused instance takes its time to resume, and a reader that is scaled by its own small load is too small when it becomes the writer.',
  remedy: 'Set MinCapacity above 0 and give a reader PromotionTier 0 or 1.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html',
  *check(topology) {
    const databases = auroraByCluster(topology);
    for (const { id, place, properties } of resourcesOf(topology, 'AWS::RDS::DBCluster')) {
      if (valueAt(properties, CAPACITY) === undefined) continue;
      const least = numberAt(properties, `${CAPACITY}.MinCapacity`);
      const warm = claimOf(least, (units) => units > 0);
      yield judge(place, warm, {
        part: 'capacity',
        seen: `MinCapacity ${inWords(least)}`,
        expected: 'MinCapacity above 0',
      });
      const database = databases.get(id);
      if (!database) continue;
      const following = followers(database);
      yield judge(place, following > 0, {
        part: 'tier',
        seen: `readers of promotion tier 0 or 1: ${following}`,
        expected: 'one or more, which scale with the writer',
      });
    }
  },
};
