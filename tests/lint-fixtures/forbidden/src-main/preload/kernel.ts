import '../../src-shared/kernel/up.ts';
