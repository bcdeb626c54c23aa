// Judges in which order CloudFormation makes and deletes what templates declare, ours or anyone's.
// It knows the files alone, read by the topology: no construct and no configuration.
export { judgeOrder, type OrderFinding, type OrderJudgement } from './judge-order';
export { orderText } from './order-text';
export type { OrderRule } from './rule';
export { ORDER_RULES } from './rules';
