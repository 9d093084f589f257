import { writeFile } from 'node:fs/promises';
export const atomicWrite = writeFile;
