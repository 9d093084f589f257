export type Up = import('../exchange/file.ts').File;
