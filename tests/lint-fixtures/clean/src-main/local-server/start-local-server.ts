import { atomicWrite } from '../files/atomic-write.ts';
export const start = atomicWrite;
