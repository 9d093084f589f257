import 'node:os';
