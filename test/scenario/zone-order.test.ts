import fc from 'fast-check';
import {
  eksAuroraScenario,
  eksCockroachDbScenario,
  eksPostgresScenario,
  gkeCockroachDbScenario,
} from '../../lib/scenario';
import { defaultConfig } from '../scenarios';

const SCENARIOS = {
  'gke-cockroachdb': gkeCockroachDbScenario,
  'eks-postgres': eksPostgresScenario,
  'eks-aurora': eksAuroraScenario,
  'eks-cockroachdb': eksCockroachDbScenario,
};

const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 3, maxLength: 3 });

test.each(Object.entries(SCENARIOS))('%s decides the same whatever the order of the zones', (_, decide) => {
  const decided = (zones: readonly string[]) =>
    decide(
      defaultConfig(({ aws, google }) => {
        aws.zones = zones.map((letter) => `eu-west-1${letter}`);
        google.zones = zones.map((letter) => `europe-west3-${letter}`);
      }),
    );
  fc.assert(
    fc.property(
      letters.chain((zones) => fc.tuple(fc.constant(zones), fc.shuffledSubarray(zones, { minLength: 3 }))),
      ([zones, shuffled]) => {
        expect(decided(shuffled)).toEqual(decided(zones));
      },
    ),
  );
});
