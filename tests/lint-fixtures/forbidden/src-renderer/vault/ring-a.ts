import './ring-b.ts';
