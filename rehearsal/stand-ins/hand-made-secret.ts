import { type Secret, secretOf } from './secret';

/** The Secrets that a guide tells a person to make, by its commands; each value is what the function gives for its key. */
export function handMadeSecretsOf(guide: string, value: (key: string) => string): readonly Secret[] {
  const commands = [...guide.matchAll(/--namespace (\S+) create secret generic (\S+) --from-file=([^=\s]+)=/g)];
  // a command of the first day may stand there for a later one, too
  const wanted = new Map(
    commands.map(([command, namespace = '', name = '', key = '']) => [command, { namespace, name, key }]),
  );
  return [...wanted.values()].map(({ namespace, name, key }) => secretOf(namespace, name, { [key]: value(key) }));
}
