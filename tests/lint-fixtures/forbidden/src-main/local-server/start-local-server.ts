import './reached.ts';
