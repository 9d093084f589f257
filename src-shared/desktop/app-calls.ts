import { z } from '../kernel/zod.ts';
import { call } from './call.ts';
import { count, nothing } from './fields.ts';

export const edition = z.enum(['electron', 'browser']);

/** Which of the edition's doors exist, so that a screen offers only what works here. */
const abilities = z.strictObject({
  /** A saved file can be shown in its folder. */
  showInFolder: z.boolean(),
  /** A system dialog chooses folders; otherwise from a list or by typing. */
  folderDialog: z.boolean(),
  keyStore: z.boolean(),
  printToPdf: z.boolean(),
  /** Files double-clicked in the system's file manager arrive. */
  fileAssociation: z.boolean(),
});

const blockedRequest = z.strictObject({
  scheme: z.string().max(40),
  host: z.string().max(260),
  kind: z.string().max(40),
  times: count,
});

export const appCalls = {
  appInfo: call(
    nothing,
    z.strictObject({
      edition,
      version: z.string().max(40),
      system: z.enum(['windows', 'mac', 'linux', 'other']),
      can: abilities,
    }),
  ),
  /** Everything that tried to leave this PC since the start, and was refused. */
  networkStatus: call(nothing, z.strictObject({ blocked: count, requests: z.array(blockedRequest).max(200) })),
  /** Random, made once per PC and kept outside every vault: tells a copied vault from a moved one. */
  machineMarker: call(nothing, z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })),
  /** Which edition (and browser) holds the vaults of this user; null while there is none. */
  editionRead: call(
    nothing,
    z.strictObject({ marker: z.strictObject({ edition, browser: z.string().max(60).nullable() }).nullable() }),
  ),
  editionWrite: call(z.strictObject({ edition, browser: z.string().max(60).nullable() }), nothing),
} as const;
