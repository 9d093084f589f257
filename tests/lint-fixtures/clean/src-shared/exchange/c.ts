import { b } from '../records/b.ts';
export const c = b;
