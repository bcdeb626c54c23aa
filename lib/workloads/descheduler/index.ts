export { DESCHEDULER, Descheduler, type DeschedulerProps } from './descheduler';
