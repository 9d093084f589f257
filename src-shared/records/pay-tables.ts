import { option } from './label.ts';

/** 俸給表 named by the delegation lists (人事院規則14-8 第2項, 昭和41年政令第15号 第1条). */
export const PAY_TABLES = [
  option('gyoseiIchi', '行政職俸給表(一)', 'Administrative service (I)'),
  option('gyoseiNi', '行政職俸給表(二)', 'Administrative service (II)'),
  option('senmonGyosei', '専門行政職俸給表', 'Professional administrative service'),
  option('zeimu', '税務職俸給表', 'Taxation service'),
  option('koanIchi', '公安職俸給表(一)', 'Public security service (I)'),
  option('koanNi', '公安職俸給表(二)', 'Public security service (II)'),
  option('kyoikuIchi', '教育職俸給表(一)', 'Educational service (I)'),
  option('kyoikuNi', '教育職俸給表(二)', 'Educational service (II)'),
  option('kenkyu', '研究職俸給表', 'Research service'),
  option('iryoIchi', '医療職俸給表(一)', 'Medical service (I)'),
  option('iryoNi', '医療職俸給表(二)', 'Medical service (II)'),
  option('iryoSan', '医療職俸給表(三)', 'Medical service (III)'),
  option('fukushi', '福祉職俸給表', 'Welfare service'),
  option('senmonStaff', '専門スタッフ職俸給表', 'Professional staff service'),
  option('shitei', '指定職俸給表', 'Designated service'),
  option('other', 'その他', 'Other'),
] as const;
