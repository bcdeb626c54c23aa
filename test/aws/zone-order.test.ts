import { defaultConfig } from '../scenarios';
import { synthesized } from './synthesized';

test('another order of the zones gives the same templates, byte for byte', async () => {
  const [before, after] = [defaultConfig(), defaultConfig(({ aws }) => aws.zones.reverse())];
  expect(after.aws.zones).not.toEqual(before.aws.zones);
  expect((await synthesized('eks-aurora', after)).templates).toEqual(
    (await synthesized('eks-aurora', before)).templates,
  );
}, 60_000);
