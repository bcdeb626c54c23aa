// What cdk8s.yaml names as its validation. The CLI runs in plain Node, and the rules are TypeScript.
require('tsx/cjs');
module.exports = require('../lib/validation');
