import '../../src-shared/records/row.ts';
