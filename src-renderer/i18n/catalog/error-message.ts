import type { Message } from '../message.ts';

/** A failure in three parts: what happened, why, what to do. `[[ … ]]` appears only when its values are known. */
export interface ErrorMessage {
  readonly what: Message;
  readonly why: Message;
  readonly todo: Message;
}
