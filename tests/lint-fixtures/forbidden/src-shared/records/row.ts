export type Row = 1;
