// Compares two outputs, before and after a change: what would be deployed otherwise, and what the rules say otherwise.
// It knows topologies and assessments: neither files nor who proposes the change.
export { difference, type ScenarioDifference, type Side } from './difference';
export { differencePage } from './difference-page';
export {
  CONFIG_CONNECTOR,
  type FieldsByKind,
  GROWING_RANGES,
  IMMUTABLE_ANNOTATIONS,
  IMMUTABLE_BY_DEFINITION,
  IMMUTABLE_BY_GOOGLE,
  IMMUTABLE_BY_PROVIDER,
} from './immutable-fields/config-connector';
