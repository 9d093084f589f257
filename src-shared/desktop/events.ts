import { z } from '../kernel/zod.ts';
import type { EventName } from './call-names.ts';
import { count } from './fields.ts';

/** Commands of the application menu that the renderer carries out. */
export const MENU_COMMANDS = ['open', 'send', 'search', 'print', 'lock', 'settings', 'help'] as const;

/** What the other side tells without being asked. The listener gets this payload and nothing else. */
export const deskEvents = {
  /** New files wait; `inboxTake` fetches them. */
  inboxArrived: z.strictObject({ waiting: count }),
  /** Save what is being typed and answer with `quitReady`; after `withinMs` the window closes anyway. */
  quitAsked: z.strictObject({ withinMs: count }),
  lockAsked: z.strictObject({ why: z.enum(['screen-lock', 'suspend', 'menu']) }),
  menuChosen: z.strictObject({ command: z.enum(MENU_COMMANDS) }),
  networkRefused: z.strictObject({ blocked: count }),
} as const satisfies Record<EventName, z.ZodType>;

export type DeskEvent<K extends EventName> = z.output<(typeof deskEvents)[K]>;
