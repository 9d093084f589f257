import '../../src-renderer/ui/box.ts';
