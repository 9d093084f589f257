import { useMemo } from 'react';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { resentAfter } from '../../../src-shared/exchange/ledger-requests.ts';
import { newId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { mediaCarry } from '../../../src-shared/records/media-carry.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { createRecord, editFields } from '../commands.ts';
import { ports, session, useSession } from '../session.ts';
import { useRecords } from '../use-records.ts';
import type { Route } from './hand-over.ts';
import { ledgerNow } from './ledger-now.ts';

/** One line of 媒体持出簿. */
export interface MediaLine {
  readonly id: RecordId;
  readonly mediaNumber: string;
  readonly takenBy: string;
  readonly takenOn: string;
  readonly contents: string;
  readonly destination: string;
  /** Ledger lines of the files on it. */
  readonly entries: readonly RecordId[];
  readonly returnedOn: string | null;
  readonly returnedTo: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function mediaLines(records: Iterable<RecordState>): readonly MediaLine[] {
  const lines: MediaLine[] = [];
  for (const record of records) {
    if (record.type !== 'mediaCarry' || isDeleted(record)) continue;
    const values = shownValues(record);
    lines.push({
      id: record.id, mediaNumber: text(values['mediaNumber']), takenBy: text(values['takenBy']), takenOn: text(values['takenOn']),
      contents: text(values['contents']), destination: text(values['destination']), entries: Array.isArray(values['entries']) ? (values['entries'] as RecordId[]) : [],
      returnedOn: text(values['returnedOn']) || null, returnedTo: text(values['returnedTo']),
    });
  }
  // what is still out on top, the longest out first; then what came back, newest first
  return lines.sort((a, b) => Number(a.returnedOn !== null) - Number(b.returnedOn !== null) || (a.returnedOn === null ? (a.takenOn < b.takenOn ? -1 : 1) : a.takenOn < b.takenOn ? 1 : -1));
}

export function useMediaLines(): readonly MediaLine[] {
  const records = useRecords('mediaCarry');
  return useMemo(() => mediaLines(records), [records]);
}

export interface CarryOut {
  readonly mediaNumber: string;
  readonly takenBy: string;
}

export interface HandingOver {
  readonly on: string;
  readonly route: Route;
  readonly note: string;
  /** Where the route is USB and the setting asks for it. */
  readonly carry: CarryOut | null;
}

/** One file as the register names it. */
export interface HandedFile {
  readonly id: RecordId;
  readonly words: string;
  readonly partner: string;
}

const CONTENTS_MAX = 390;

const listed = (words: readonly string[]): string => {
  let text = '';
  for (const [i, word] of words.entries()) {
    const next = text === '' ? word : `${text}、${word}`;
    if (next.length > CONTENTS_MAX) return `${text} ほか${words.length - i}件`;
    text = next;
  }
  return text;
};

/** 渡しました for one file or many, in one commit, with the line of the media register where a stick went out. */
export async function handOverFiles(files: readonly HandedFile[], handing: HandingOver): Promise<Result<unknown, AppError>> {
  const { vault, identity } = session();
  const { clock, random } = ports();
  const { on, route, note, carry } = handing;
  const partners = [...new Set(files.map((file) => file.partner))];
  return vault.commit('exchange', { what: 'handed', count: files.length }, (dot) => {
    const rows = files.flatMap(({ id }) => {
      const record = vault.workingSet.get(id);
      if (record === undefined) return [];
      const { progress } = record.values;
      // a file handed over once more keeps how far it got
      const state = progress?.['state'] === 'made' ? 'handed' : (progress?.['state'] ?? 'handed');
      return [draftEdit(record, { progress: { ...progress, state, handedOn: on, route, savedRoute: null, note: note === '' ? null : note, resentAt: resentAfter(Number(progress?.['askedAt'] ?? 0), clock.now()), waitEndedOn: null } }, dot)];
    });
    if (carry === null) return rows;
    const values = { mediaNumber: carry.mediaNumber, takenBy: carry.takenBy, takenOn: on, contents: listed(files.map((file) => file.words)), destination: listed(partners), entries: files.map((file) => file.id) };
    return [...rows, draftCreate(mediaCarry, { id: newId(random), person: identity.party, parties: { author: identity.party }, units: splitFields(mediaCarry, values) }, dot)];
  });
}

/** Lines of the register that say this file went out on a stick that is not back yet. */
export const carriedWith = (id: RecordId, lines: readonly MediaLine[] = mediaLines(session().vault.workingSet.ofType('mediaCarry').values())): readonly MediaLine[] =>
  lines.filter(({ entries, returnedOn }) => returnedOn === null && entries.includes(id));

/**
 * Handed over by mistake: back to 作成済・未送付, and out of 媒体持出簿 with it, so that handing it over again
 * makes one line and not a second. A line that speaks of other files too keeps those.
 */
export async function takeBackHanded(id: RecordId, wordsOf: (entry: LedgerEntry) => string): Promise<Result<unknown, AppError>> {
  const { vault } = session();
  return vault.commit('exchange', { what: 'not-handed' }, (dot) => {
    const record = vault.workingSet.get(id);
    if (record === undefined) return [];
    const carried = carriedWith(id).flatMap(({ id: lineId, entries }) => {
      const line = vault.workingSet.get(lineId);
      if (line === undefined) return [];
      if (entries.length <= 1) return [draftDelete(line, dot)];
      const left = ledgerNow().filter((entry) => entry.id !== id && entries.includes(entry.id));
      const out = { ...line.values['out'], entries: left.map((entry) => entry.id), contents: listed(left.map(wordsOf)), destination: listed([...new Set(left.map(({ partnerName }) => partnerName))]) };
      return [draftEdit(line, { out }, dot)];
    });
    const { progress } = record.values;
    // the note is the number of the stick
    const note = carried.length > 0 ? null : (progress?.['note'] ?? null);
    return [draftEdit(record, { progress: { ...progress, state: 'made', handedOn: null, route: null, note } }, dot), ...carried];
  });
}

/** A stick that went out with something else than a file made here. */
export const carryOut = (line: { readonly mediaNumber: string; readonly takenBy: string; readonly takenOn: string; readonly contents: string; readonly destination: string }): Promise<Result<RecordState>> =>
  createRecord('mediaCarry', { ...line, entries: [] }, { parties: { author: session().identity.party }, note: { what: 'media-out' } });

export const noteReturned = (id: RecordId, returnedOn: string, returnedTo: string): Promise<Result<RecordState>> => editFields(id, { returnedOn, returnedTo }, { what: 'media-back' });

/** Noted as back by mistake. */
export const takeBackReturn = (id: RecordId): Promise<Result<RecordState>> => editFields(id, { returnedOn: null, returnedTo: null }, { what: 'media-out' });

/** Who carries it: the member who sits here, until somebody says otherwise. */
export const useMemberName = (): string => useSession().member.name;
