import { expect, it } from 'vitest';
import { initials } from '../../../src-shared/text/initials.ts';

it.each([
  ['山田 花子', '山○ 花○'],
  ['山田　花子', '山○ 花○'],
  ['山田花子', '山○'],
  ['𠮷田 一郎', '𠮷○ 一○'],
  ['John Smith', 'J. S.'],
  ['', ''],
])('%s becomes %s', (name, short) => expect(initials(name)).toBe(short));
