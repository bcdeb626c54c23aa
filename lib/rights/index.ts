// Who may do what in each database: one table, from which tests, a drill and a page of the documentation come.
export { type Answer, DATABASES, type Database, type Right, ROLES, type Role, statementOf } from './right';
export { RIGHTS } from './rights';
export { rightsPage } from './rights-page';
