import { create } from 'zustand';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../src-shared/kernel/ids.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { openArea, type Place } from './navigation.ts';
import type { ActDraft } from './permit-cases.ts';

/** What a feature asks the exchange area to send. The person still chooses, reads and saves there. */
export interface SendRequest {
  /** A purpose of the disclosure policy: 'permit', 'decision', 'career', 'mentoring', 'pairing' … */
  readonly purpose: string;
  /** The records the request is about; their companions by policy come along. Empty = all of the purpose. */
  readonly recordIds: readonly RecordId[];
  readonly recipient?: PartyId;
  /** What will be recorded with the file, in words: 「提出の記録」. Shown in the preview. */
  readonly actWords?: string;
  /** Signs the act the file carries (提出 …). It is recorded with the file or not at all. */
  readonly act?: (recipient: PartyId) => Promise<Result<ActDraft, AppError>>;
  /** Where to go when all is done. */
  readonly back?: Place;
}

interface SendState {
  readonly request: SendRequest | null;
}

export const useSendRequest = create<SendState>(() => ({ request: null }));

/** Opens the send screen with this request. */
export function requestSend(request: SendRequest): void {
  useSendRequest.setState({ request });
  openArea('exchange', 'send');
}

/** The exchange area takes it; a request is served once. */
export function takeSendRequest(): SendRequest | null {
  const { request } = useSendRequest.getState();
  useSendRequest.setState({ request: null });
  return request;
}
