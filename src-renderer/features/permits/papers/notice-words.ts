import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';

/** 兼業許可通知書 → 兼業不許可通知書, 兼業許可取消通知書 … from the one name the form pack gives. */
export function noticeTitle(kind: PermitEventKind, noticeName: string): string {
  const swap = (word: string): string => (noticeName.includes('許可') ? noticeName.replace('許可', word) : `${noticeName}（${word}）`);
  if (kind === 'reject') return swap('不許可');
  if (kind === 'changePermit') return swap('変更許可');
  if (kind === 'changeRefuse') return swap('変更不許可');
  if (kind === 'revoke') return swap('許可取消');
  return noticeName;
}

const WORDS: Readonly<Partial<Record<PermitEventKind, string>>> = {
  approve: '下記のとおり許可します。',
  approveWithConditions: '下記のとおり条件を付して許可します。',
  reject: '下記の理由により許可しません。',
  changePermit: '下記のとおり変更を許可します。',
  changeRefuse: '下記の理由により変更を許可しません。',
  revoke: '下記の理由により許可を取り消します。',
};

/** The sentence of the notice. @param on day of receipt in words, or '' */
export function noticeSentence(kind: PermitEventKind, on: string): string {
  const what = kind === 'changePermit' || kind === 'changeRefuse' ? '兼業の変更' : '兼業';
  const lead = kind === 'revoke' ? '先に許可した兼業については、' : `${on === '' ? '' : `${on}付けで受け付けた`}${what}の許可の申請については、`;
  return `${lead}${WORDS[kind] ?? '下記のとおりです。'}`;
}
