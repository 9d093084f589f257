import '../src-renderer/state/screen.ts';
