import { a } from '../kernel/a.ts';
export const b = (at: number) => new Date(at + a);
