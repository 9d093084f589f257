import '../features/permits/list.ts';
