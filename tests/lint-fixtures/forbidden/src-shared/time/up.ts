export type { Row } from '../records/row.ts';
