import { dossier } from '../records/dossier.ts';
import { permit } from '../records/permit.ts';
import { planTable } from './table-plan.ts';

/** 名簿 */
export const STAFF_LIST = planTable(dossier, {
  name: '名簿',
  required: ['name'],
  example: {
    staffNumber: '0012345', name: '例：霞　太郎', kana: 'カスミ タロウ', affiliation: '医政局医事課', post: '課長補佐', payTable: '行政職俸給表(一)', grade: '5級', bornOn: '昭和60年4月1日',
  },
});

/** 許可台帳 (職員の兼業の許可に関する内閣官房令第4条) */
export const PERMIT_LEDGER = planTable(permit, {
  name: '許可台帳',
  required: ['permittedOn', 'holderName', 'institutionName', 'startOn', 'endOn'],
  example: {
    permittedOn: '令和8年4月1日', holderName: '例：霞　太郎', holderPost: '課長補佐', holderPayTable: '行政職俸給表(一)', holderGrade: '5級', staffNumber: '0012345', institutionName: '医療法人社団○○会 △△病院', institutionAddress: '東京都千代田区霞が関1-2-2',
    kind: '診療', workTitle: '非常勤医師', startOn: 'R8.5.1', endOn: 'R9.4.30', documentNumber: '第123号', conditions: '土日祝日に限る',
  },
});
