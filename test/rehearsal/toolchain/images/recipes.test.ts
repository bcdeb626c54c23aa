import { DATABASE_CHARTS } from '../../../../lib/aws/blueprint/add-on-versions';
import { versions } from '../../../../lib/scenario';
import { chooseRecipes } from '../../../../rehearsal/toolchain/images/choose-recipes';
import { recipes } from '../../../../rehearsal/toolchain/images/images';
import { type Recipe, recipeKey } from '../../../../rehearsal/toolchain/images/recipe';
import { POD_VERSIONS } from '../../../../rehearsal/toolchain/pod-programs';

const recipe = (name: string, ...images: string[]): Recipe => ({
  name,
  images,
  dockerfile: `FROM ${name}`,
  contents: [],
});

const PAUSE = recipe('pause', 'registry.k8s.io/pause:3.10');
const OTHER = recipe('other', 'quay.io/pause:3.10');
const PGPOOL = recipe('pgpool');

test('finds the recipe of an image by its name, or by what the caller says of it', () => {
  const name = '1.dkr.ecr.eu-west-1.amazonaws.com/assets:0af';
  expect(chooseRecipes([{ name: 'registry.k8s.io/pause:3.10' }, { name, recipe: 'pgpool' }], [PAUSE, PGPOOL])).toEqual([
    { host: 'registry.k8s.io', repository: 'pause', tag: '3.10', recipe: PAUSE },
    { host: '1.dkr.ecr.eu-west-1.amazonaws.com', repository: 'assets', tag: '0af', recipe: PGPOOL },
  ]);
});

test('fails when no recipe makes an image, and names all of them and what there is', () => {
  const wanted = [{ name: 'a/b:1' }, { name: 'registry.k8s.io/pause:3.9' }, { name: 'c:1', recipe: 'none' }];
  expect(() => chooseRecipes(wanted, [PAUSE, PGPOOL])).toThrow(
    "no recipe makes the image a/b:1, registry.k8s.io/pause:3.9, c:1 (recipe 'none'): write one in " +
      'rehearsal/toolchain/images, or leave out what wants it. There are recipes for\n' +
      '  pause: registry.k8s.io/pause:3.10\n  pgpool: under the name that it is given',
  );
});

test('fails when two images of two hosts would be one in the registry', () => {
  const both = [{ name: 'registry.k8s.io/pause:3.10' }, { name: 'quay.io/pause:3.10' }];
  expect(() => chooseRecipes(both, [PAUSE, OTHER])).toThrow(
    "'registry.k8s.io/pause:3.10' and 'quay.io/pause:3.10' are two images",
  );
  const same = [{ name: 'registry.k8s.io/pause:3.10' }, { name: 'quay.io/pause:3.10', recipe: 'pause' }];
  expect(chooseRecipes(same, [PAUSE, OTHER])).toHaveLength(2);
});

test('gives another key when the Dockerfile, a content or anything below it changes', () => {
  const content = { to: 'pause', key: '1', put: () => undefined };
  const whole: Recipe = { ...PAUSE, contents: [content], base: { from: 'debian', recipe: PGPOOL } };
  const changed: Recipe[] = [
    { ...whole, dockerfile: 'FROM other' },
    { ...whole, contents: [{ ...content, key: '2' }] },
    { ...whole, contents: [{ ...content, to: 'other' }] },
    { ...whole, base: { from: 'debian', recipe: { ...PGPOOL, dockerfile: 'FROM other' } } },
    { ...whole, base: undefined },
  ];
  const keys = [whole, ...changed].map(recipeKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(recipeKey({ ...whole, contents: [{ ...content }] })).toBe(keys[0]);
});

const ALL = recipes();

test.each([
  ['psql', versions.PSQL_IMAGE],
  ['operand', versions.POSTGRES_IMAGE],
  ['descheduler', versions.DESCHEDULER_IMAGE],
  ['cert-manager', `quay.io/jetstack/cert-manager-controller:${DATABASE_CHARTS.certManager}`],
])('has a recipe for the image of %s that scenarios pin', (name, image) => {
  expect(chooseRecipes([{ name: image }], ALL).map((each) => each.recipe.name)).toEqual([name]);
});

test('names each image and each recipe once', () => {
  const names = ALL.map(({ name }) => name);
  const images = ALL.flatMap((each) => each.images);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(images).size).toBe(images.length);
  expect(
    chooseRecipes(
      images.map((name) => ({ name })),
      ALL,
    ),
  ).toHaveLength(images.length);
});

test("puts our Debian where Pgpool's own Dockerfile and ours begin", () => {
  const beginnings = Object.fromEntries(ALL.flatMap(({ name, base }) => (base ? [[name, base.from]] : [])));
  expect(beginnings).toEqual({
    postgresql: 'debian:trixie-slim',
    operand: 'trizone/postgresql',
    psql: 'trizone/postgresql',
    pgpool: expect.stringMatching(/^debian:trixie-\d{8}-slim@sha256:[0-9a-f]{64}$/),
    'barman-cloud-sidecar': 'debian:trixie-slim',
  });
  for (const { name, dockerfile, base } of ALL) {
    const first = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((found) => found[1]);
    expect(`${name}: ${[...new Set(first)].join(', ')}`).toBe(`${name}: ${base?.from ?? 'scratch'}`);
  }
});

test("names the plugin's images by the version that the chart deploys", () => {
  expect(DATABASE_CHARTS.barmanCloud).toBe('0.8.1');
  expect(POD_VERSIONS.barmanCloudPlugin).toBe('0.15.0');
});
