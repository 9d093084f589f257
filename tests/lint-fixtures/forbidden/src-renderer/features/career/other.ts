import '../permits/list.ts';
