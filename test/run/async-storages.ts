import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Keeps in mind which storages are entered from now on. Returns a function that disables them: jest makes one for each suite
 * and leaves it, and Node hands every promise the value of every storage that was left. So each suite made all later ones
 * slower.
 */
export function enteredStorages(prototype: AsyncLocalStorage<unknown> = AsyncLocalStorage.prototype): () => void {
  const entered = new Set<AsyncLocalStorage<unknown>>();
  const { run } = prototype;
  prototype.run = function remember(this: AsyncLocalStorage<unknown>, ...words: Parameters<typeof run>) {
    entered.add(this);
    return run.apply(this, words);
  } as typeof run;
  return () => {
    for (const storage of entered) storage.disable();
    entered.clear();
  };
}
