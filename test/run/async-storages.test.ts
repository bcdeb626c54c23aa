import { AsyncLocalStorage } from 'node:async_hooks';
import { enteredStorages } from './async-storages';

const { run } = AsyncLocalStorage.prototype;
afterEach(() => {
  AsyncLocalStorage.prototype.run = run;
});

test('a storage that was entered is left at the end, and can be entered again', () => {
  const leave = enteredStorages();
  const storage = new AsyncLocalStorage<string>();
  const seen = ['first', 'second'].map((value) =>
    storage.run(value, () => {
      const before = storage.getStore();
      leave();
      return [before, storage.getStore()];
    }),
  );
  expect(seen).toEqual([
    ['first', undefined],
    ['second', undefined],
  ]);
});
