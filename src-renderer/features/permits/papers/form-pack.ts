import { living } from '../../../../src-shared/journal/living.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { session } from '../../../state/session.ts';

/** The 様式パック of an office as this vault holds it; neutral words where none has come. */
export interface PaperWords {
  readonly officeName: string;
  readonly addressee: string;
  readonly authority: string;
  readonly applicationName: string;
  readonly noticeName: string;
  readonly stampBoxes: readonly string[];
  readonly telephone: string;
  readonly objection: string;
}

const NEUTRAL: PaperWords = {
  officeName: '',
  addressee: '許可権者',
  authority: '許可権者',
  applicationName: '兼業許可申請書',
  noticeName: '兼業許可通知書',
  stampBoxes: [],
  telephone: '',
  objection: '',
};

/** 例： marks a neutral example on the screen; it never stands on a paper. */
const text = (value: Json | undefined, otherwise: string): string => (typeof value === 'string' && value !== '' ? value.replace(/^例[：:]\s*/, '') : otherwise);

export function paperWords(office: PartyId | null): PaperWords {
  for (const record of living(session().vault.workingSet, 'formPack')) {
    if (office !== null && record.parties.author !== office) continue;
    const shown = shownValues(record);
    return {
      officeName: text(shown['officeName'], NEUTRAL.officeName),
      addressee: text(shown['addressee'], NEUTRAL.addressee),
      authority: text(shown['authority'], text(shown['addressee'], NEUTRAL.authority)),
      applicationName: text(shown['applicationName'], NEUTRAL.applicationName),
      noticeName: text(shown['noticeName'], NEUTRAL.noticeName),
      stampBoxes: Array.isArray(shown['stampBoxes']) ? shown['stampBoxes'].map(String) : NEUTRAL.stampBoxes,
      telephone: text(shown['telephone'], ''),
      objection: text(shown['objection'], ''),
    };
  }
  return NEUTRAL;
}
