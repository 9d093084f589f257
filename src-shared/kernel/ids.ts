import { base64url } from './bytes.ts';
import type { Random } from './ports.ts';

/** Random and permanent: 12 bytes, 16 characters of base64url. */
export type Id = string;
export type PartyId = Id;
export type DeviceId = Id;
export type MemberId = Id;
export type RecordId = Id;

export const newId = (random: Random): Id => base64url(random.bytes(12));

const ID = /^[A-Za-z0-9_-]{16}$/;

export const isId = (value: unknown): value is Id => typeof value === 'string' && ID.test(value);
