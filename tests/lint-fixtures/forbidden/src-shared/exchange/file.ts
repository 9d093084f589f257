export type File = 1;
