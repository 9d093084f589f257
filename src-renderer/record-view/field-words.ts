import type { FieldDefinition, Label } from '../../src-shared/records/definition.ts';

export type Language = 'ja' | 'en';

export const say = (label: Label, language: Language): string => label[language];

/** The words around a control, taken from the definition: forms and tables never write their own. */
export const fieldWords = (field: FieldDefinition, language: Language) => ({
  label: field.label[language],
  required: field.required === true,
  help: field.help?.[language],
  example: field.example?.[language],
  usedBy: field.usedBy?.[language],
});

export const choicesOf = (field: FieldDefinition, language: Language): { value: string; label: string }[] =>
  (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label[language] }));
