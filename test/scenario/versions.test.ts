import { versions } from '../../lib/scenario';

const images = Object.entries(versions).filter(([name]) => name.endsWith('_IMAGE'));

test.each(images)('%s is pinned to a version', (_, image) => {
  expect(image).toMatch(/^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9]+)*(@sha256:[a-f0-9]{64})?$/);
});

test('CockroachDB, which holds the data, is pinned by digest too', () => {
  expect(versions.COCKROACHDB_IMAGE).toMatch(/@sha256:[a-f0-9]{64}$/);
});

test('the charts are pinned to a version', () => {
  expect(versions.CERT_MANAGER_CHART.version).toMatch(/^v\d+\.\d+\.\d+$/);
});
