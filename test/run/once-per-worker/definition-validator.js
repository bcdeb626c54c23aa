// Compiles the schema of a custom resource definition once per worker: of many suites that use it each would do so.
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

/** Patterns are RE2's for the API server: it may say `(?i)` in front, which is a flag of JavaScript's. */
const regExp = Object.assign(
  (pattern) => new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? 'i' : ''),
  { code: 'regExp' },
);

// RE2 patterns of the API server are not all valid with JavaScript's unicode flag
const options = { strict: false, allErrors: true, unicodeRegExp: false, logger: false };
// a validator sees a few objects: optimizing its code, or the API server's schema itself, takes longer than using it
const ajv = new Ajv({ ...options, validateSchema: false, code: { regExp, optimize: false } });
addFormats(ajv);
for (const format of ['int32', 'int64', 'double', 'float', 'byte']) ajv.addFormat(format, true);

const validators = new Map();

exports.definitionValidator = (key, schemaOf) => {
  const known = validators.get(key);
  const schema = known ? undefined : schemaOf(key);
  if (!schema) return known;
  const compiled = ajv.compile(schema);
  validators.set(key, compiled);
  return compiled;
};
