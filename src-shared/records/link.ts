import { defineRecord } from './definition.ts';
import { choice, date, id, text } from './fields.ts';
import { label, option } from './label.ts';

/** 名簿との照合: a person of the office confirmed that a dossier and a doctor's party are the same human. Reversible. */
export const link = defineRecord({
  type: 'link',
  schema: 1,
  label: label('名簿との照合', 'Link to the staff list'),
  parties: ['author'],
  lifeOwner: 'author',
  units: { link: { label: label('照合', 'Link'), owner: 'author', privacy: 'local' } },
  fields: {
    dossierId: id({ unit: 'link', label: label('名簿の行', 'Dossier') }),
    partyId: id({ unit: 'link', label: label('相手', 'Doctor') }),
    ground: choice({
      unit: 'link',
      label: label('照合の根拠', 'Ground'),
      choices: [
        option('staffNumber', '職員番号が一致', 'Same staff number'),
        option('nameKanaBirth', '氏名・フリガナ・生年月日が一致', 'Same name, kana and date of birth'),
        option('byHand', '担当者が選択', 'Chosen by hand'),
        option('code', '招待コード', 'Invitation code'),
      ],
    }),
    confirmedOn: date({ unit: 'link', label: label('確認日', 'Confirmed on') }),
    confirmedBy: text({ unit: 'link', label: label('確認者', 'Confirmed by') }),
  },
  title: () => '名簿との照合',
});
