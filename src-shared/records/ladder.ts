import { option } from './label.ts';

/**
 * 医系技官のキャリアパスの一例, the seven rungs in the wording of the ministry's page
 * 「キャリアパス・サポート」, lowest first.
 */
export const LADDER = [
  option('chief', '主査', 'Chief (shusa)'),
  option('deputyDirector', '補佐・専門官', 'Deputy director / specialist'),
  option('officeDirector', '室長・企画官', 'Office director / planning officer'),
  option('director', '課長級', 'Director level'),
  option('councillor', '審議官級', 'Councillor level'),
  option('directorGeneral', '局長・部長級', 'Director-general level'),
  option('chiefMedicalOfficer', '医務技監', 'Chief medical and global health officer'),
] as const;

/** 0 for 主査 … 6 for 医務技監; -1 for a post outside the ladder. */
export const rungIndex = (rung: string): number => LADDER.findIndex((item) => item.value === rung);
