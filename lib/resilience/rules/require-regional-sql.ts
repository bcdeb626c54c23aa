import { flagAt, isUnknown, type Known, knownOr, textAt, type Value, valueAt } from '../../topology';
import { SQL_INSTANCE } from '../google-kinds';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

const SETTINGS = 'spec.settings';

/** MySQL recovers a point in time from its binary log. */
function recovery(properties: Value): Known<boolean> | undefined {
  const mysql = knownOr(textAt(properties, 'spec.databaseVersion'), '').startsWith('MYSQL');
  const field = mysql ? 'binaryLogEnabled' : 'pointInTimeRecoveryEnabled';
  return flagAt(properties, `${SETTINGS}.backupConfiguration.${field}`);
}

/** Two names that must differ; unknown while one of them is. */
function differ(one: Known<string>, other: Known<string>): Known<boolean> {
  if (isUnknown(one)) return one;
  return isUnknown(other) ? other : one !== other;
}

/** Cloud SQL has a standby in another zone and can be restored to a point in time. */
export const requireRegionalSql: Rule = {
  id: 'HA-GCP-007',
  name: 'require-regional-sql',
  claim: 'An instance of Cloud SQL is regional, keeps its standby in another zone and recovers to a point in time.',
  why: 'A zonal instance is away for as long as its zone is.',
  remedy:
    'Set settings.availabilityType to REGIONAL, switch point-in-time recovery on, and name two different zones or none.',
  severity: 'error',
  source: 'https://cloud.google.com/sql/docs/postgres/high-availability',
  *check(topology) {
    for (const { place, properties } of resourcesOf(topology, SQL_INSTANCE)) {
      // a read replica is no standby: its source is judged
      if (valueAt(properties, 'spec.masterInstanceRef') !== undefined) continue;
      const type = textAt(properties, `${SETTINGS}.availabilityType`);
      yield judge(
        place,
        claimOf(type, (name) => name === 'REGIONAL'),
        { part: 'availability', seen: `availabilityType ${inWords(type)}`, expected: 'availabilityType REGIONAL' },
      );
      const recovers = recovery(properties);
      yield judge(
        place,
        claimOf(recovers, (on) => on),
        {
          part: 'recovery',
          severity: 'warning',
          seen: `point-in-time recovery ${inWords(recovers)}`,
          expected: 'point-in-time recovery true',
        },
      );
      const zone = textAt(properties, `${SETTINGS}.locationPreference.zone`);
      const secondary = textAt(properties, `${SETTINGS}.locationPreference.secondaryZone`);
      if (zone === undefined || secondary === undefined) continue;
      yield judge(place, differ(zone, secondary), {
        part: 'zones',
        seen: `zone ${inWords(zone)}, secondaryZone ${inWords(secondary)}`,
        expected: 'two different zones',
      });
    }
  },
};
