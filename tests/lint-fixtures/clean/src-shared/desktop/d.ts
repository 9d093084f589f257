import { a } from '../kernel/a.ts';
export const d = a;
