import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { choices, data, date, text } from './fields.ts';
import { label, option } from './label.ts';

const sign = label('決定や記録に氏名が残ります', 'The name stays on decisions and records');

/** 担当者: a person of an office, with own password and signing key. */
export const member = defineRecord({
  type: 'member',
  schema: 1,
  label: label('担当者', 'Member'),
  parties: ['author'],
  units: { member: { label: label('担当者', 'Member'), owner: 'author', privacy: 'local' } },
  fields: {
    name: text({ unit: 'member', label: label('氏名', 'Name'), required: true, usedBy: sign, column: true }),
    roles: choices({
      unit: 'member',
      label: label('役割', 'Roles'),
      column: true,
      choices: [option('reader', '閲覧', 'Reader'), option('reviewer', '審査', 'Reviewer'), option('decider', '決裁の記録', 'Records decisions'), option('coordinator', 'コーディネーター', 'Coordinator'), option('manager', '管理', 'Manager')],
    }),
    validFrom: date({ unit: 'member', label: label('着任日', 'From'), column: true }),
    validTo: date({ unit: 'member', label: label('離任日', 'Until'), column: true }),
    publicKey: text({ unit: 'member', label: label('署名の公開鍵', 'Signing key') }),
    certificate: data({ unit: 'member', label: label('証明', 'Certificate'), schema: z.record(z.string(), z.unknown()) }),
  },
  title: (values) => String(values.name ?? ''),
});
