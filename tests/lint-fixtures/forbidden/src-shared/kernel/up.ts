import '../time/clock.ts';
