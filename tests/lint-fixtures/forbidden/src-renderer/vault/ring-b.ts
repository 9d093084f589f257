import './ring-a.ts';
