import type { Json } from '../../../../src-shared/kernel/json.ts';

type Values = Readonly<Record<string, Json | undefined>>;

const CLINICAL_ONLY = ['insured', 'department', 'institutionCode'];
const OCCUPATIONAL_ONLY = ['occupationalQualified', 'workers'];
/** Fields this application does not ask: the other variant's, and those that are typed beside their verdict. */
export function hiddenFields(values: Values, onPaper: boolean, change = false): ReadonlySet<string> {
  const hidden = new Set(['explainDays', 'explainPurpose', 'dossierId', 'changesPermit']);
  if (!change) hidden.add('changeReason');
  if (!onPaper) for (const name of ['paperReceivedOn', 'paperScan']) hidden.add(name);
  if (values['kind'] === 'occupational') for (const name of CLINICAL_ONLY) hidden.add(name);
  if (values['kind'] === 'clinical') for (const name of OCCUPATIONAL_ONLY) hidden.add(name);
  if (values['paid'] !== true) for (const name of ['payAmount', 'payPer']) hidden.add(name);
  if (values['frequency'] !== 'monthly' && values['frequency'] !== 'irregular') hidden.add('timesPerMonth');
  return hidden;
}
