// What jest takes for the text of a library's module: the module that the environment has loaded, or loads now.

/** @type {import('@jest/transform').SyncTransformer} */
module.exports = {
  process: (_, path) => ({ code: `module.exports = library(${JSON.stringify(path)});` }),
};
