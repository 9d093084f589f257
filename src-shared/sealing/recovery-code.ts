import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * The recovery sheet's code: eight groups of six digits, five that carry and one that checks.
 * 40 carrying digits = one digit of format and 128 bits. Digits, because they are read the
 * same by everybody and typed with one hand from paper.
 */
export const RECOVERY_BYTES = 16;
const GROUPS = 8;
const CARRY = 5;
const FORMAT = '1';

/** Damm's quasigroup: finds every single wrong digit and every swap of two neighbours. */
const DAMM = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
];

/** Starting from the group's own number makes two groups in each other's place visible as well. */
function checkDigit(digits: string, group: number): string {
  let state = group;
  for (const digit of digits) state = Number((DAMM[state] as string)[Number(digit)]);
  return String(state);
}

export function recoveryCode(secret: Uint8Array): string {
  if (secret.length !== RECOVERY_BYTES) throw new RangeError('recovery secret must be 16 bytes');
  let value = 0n;
  for (const byte of secret) value = (value << 8n) | BigInt(byte);
  const digits = FORMAT + value.toString().padStart(GROUPS * CARRY - 1, '0');
  const groups: string[] = [];
  for (let i = 0; i < GROUPS; i++) {
    const carry = digits.slice(i * CARRY, (i + 1) * CARRY);
    groups.push(carry + checkDigit(carry, i));
  }
  return groups.join('-');
}

function splitGroups(typed: string): readonly string[] {
  const plain = typed.normalize('NFKC').trim();
  const apart = plain.split(/[^0-9A-Za-z]+/).filter((group) => group !== '');
  if (apart.length === GROUPS) return apart; // a missing digit is then found in its own group
  const joined = apart.join('');
  return joined.match(/.{1,6}/g) ?? [];
}

/** Refuses with the numbers (from 1) of the groups that are mistyped, so that one looks only there. */
export function readRecoveryCode(typed: string): Result<Uint8Array<ArrayBuffer>> {
  const groups = splitGroups(typed);
  if (groups.length !== GROUPS) {
    return err(appError('vault/recovery-code', { reason: 'length', digits: groups.join('').length, expected: GROUPS * (CARRY + 1) }));
  }
  const wrong: number[] = [];
  groups.forEach((group, i) => {
    const good = /^[0-9]{6}$/.test(group) && checkDigit(group.slice(0, CARRY), i) === group[CARRY];
    if (!good) wrong.push(i + 1);
  });
  if (wrong.length > 0) return err(appError('vault/recovery-code', { reason: 'groups', groups: wrong.join(',') }));
  const digits = groups.map((group) => group.slice(0, CARRY)).join('');
  let value = BigInt(digits.slice(1));
  if (!digits.startsWith(FORMAT) || value >> 128n !== 0n) return err(appError('vault/recovery-code', { reason: 'format' }));
  const secret = new Uint8Array(RECOVERY_BYTES);
  for (let i = RECOVERY_BYTES - 1; i >= 0; i--) {
    secret[i] = Number(value & 0xffn);
    value >>= 8n;
  }
  return ok(secret);
}
