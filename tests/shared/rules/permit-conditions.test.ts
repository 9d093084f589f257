import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/kernel/result.ts';
import { limitValue, loadRulePacks, packInForce, readRulePack, type LoadedPack } from '../../../src-shared/rules/load-rule-packs.ts';
import { permitAuthority } from '../../../src-shared/rules/permit-authority.ts';
import { evaluatePermit, replayVerdict, type PermitInput, type VerdictRow } from '../../../src-shared/rules/permit-conditions.ts';
import { hourTotals, type WorkSchedule } from '../../../src-shared/rules/permit-hours.ts';
import { permitInputOf, prefectureOf, scheduleOf } from '../../../src-shared/rules/permit-input.ts';
import { readHolidays } from '../../../src-shared/time/holidays.ts';

const asset = (name: string) => JSON.parse(readFileSync(new URL(`../../../assets/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;
const raw = asset('rules/permit-2026.json');
const calendar = must(readHolidays(asset('reference/holidays-jp.json')));
let loaded: LoadedPack;
beforeAll(async () => {
  const read = must(await readRulePack(raw));
  if (read.use !== 'yes') throw new Error('the shipped pack is not usable');
  loaded = read.loaded;
});

const saturdays: WorkSchedule = {
  id: 'own', title: 'みどり病院', from: '2026-05-01', to: '2027-04-30', weekdays: [6], ranges: [{ from: '09:00', to: '12:00' }], breakMinutes: 0, frequency: 'weekly', timesPerMonth: null, travelMinutes: 0,
};
const COI = ['licence', 'approval', 'permission', 'inspection', 'taxation', 'subsidy', 'contract', 'purchase', 'other'];
const none = Object.fromEntries(COI.map((kind) => [kind, 'no' as const]));
const fine: PermitInput = {
  kind: 'clinical', insured: 'yes', schedule: saturdays, others: [], purposes: ['skill'], qualification: null, department: '医政局医事課', relations: none, prefecture: '東京都', ownArea: null, institutionType: 'medicalCorporation',
  cutsDutyHours: 'no', responsibility: 'staff', paid: 'yes', payAmount: 50000, payPer: 'day', occupationalQualified: 'unknown', workers: null, appliedOn: '2026-02-01', explainDays: null, explainPurpose: null, officeValues: {},
};
const row = (input: PermitInput, id: string): VerdictRow => evaluatePermit(loaded, input, calendar).rows.find((one) => one.conditionId === id) as VerdictRow;
const mark = (input: PermitInput, id: string): string => `${row(input, id).mark} ${row(input, id).reason.id}`;

describe('the shipped pack', () => {
  it('names a source with certainty for everything, and every message in both languages', () => {
    const { pack } = loaded;
    expect(pack.effectiveFrom).toBe('2026-04-01');
    for (const source of pack.sources) if (source.certainty !== 'unsourced') expect(source.url ?? source.document).toBeTruthy();
    expect(pack.coiKinds.map((kind) => kind.id)).toEqual(COI);
    expect(pack.limits.filter((limit) => ['hoursPerWorkday', 'hoursPerWeek', 'hoursPerMonth'].includes(limit.key)).map((limit) => limit.value)).toEqual([3, 8, 30]);
    for (const key of ['hoursPerWorkday', 'hoursPerWeek', 'hoursPerMonth']) {
      const limit = pack.limits.find((one) => one.key === key);
      expect(limit?.editable).toBe(true);
      expect(pack.sources.find((one) => one.id === limit?.source)?.certainty).toBe('second-hand');
    }
    expect(pack.sources.find((one) => one.id === pack.limits.find((limit) => limit.key === 'permitMonths')?.source)?.certainty).toBe('unsourced');
    for (const [id, text] of Object.entries(pack.texts)) {
      const placeholders = (value: string) => [...new Set(value.match(/\{\w+\}/g) ?? [])].sort();
      expect(placeholders(text.en).every((name) => placeholders(text.ja).includes(name)), id).toBe(true);
    }
  });
  it('is refused when a source is missing and kept unused when its evaluator is unknown', async () => {
    expect((await readRulePack({ ...raw, sources: (raw['sources'] as unknown[]).slice(1) })).ok).toBe(false);
    expect((await readRulePack({ ...raw, surprise: 1 })).ok).toBe(false);
    expect((await readRulePack('text')).ok).toBe(false);
    const future = { ...raw, id: 'permit-2030', effectiveFrom: '2030-04-01', evaluator: { name: 'permit-conditions', version: 9 }, invention: { deep: true } };
    const book = await loadRulePacks([raw, future, { kind: 'rule-pack' }, { ...raw, evaluator: { name: 'toString', version: 1 } }]);
    expect(book.usable).toHaveLength(1);
    expect(book.kept.map((one) => [one.id, one.evaluator.version])).toEqual([['permit-2030', 9], ['permit-2026', 1]]);
    expect(book.kept[0]?.raw).toEqual(future);
    expect(book.refused).toHaveLength(1);
    expect(packInForce(book, 'permit', '2031-01-01')?.pack.id).toBe('permit-2026');
    expect(packInForce(book, 'permit', '2026-03-31')).toBeNull();
  });
  it('lets an office set only what is editable', () => {
    expect(limitValue(loaded.pack, 'hoursPerWeek', { hoursPerWeek: 6 })).toBe(6);
    expect(limitValue(loaded.pack, 'hoursPerWeek', { hoursPerWeek: null })).toBeNull();
    expect(limitValue(loaded.pack, 'occupationalWorkers', { occupationalWorkers: 1 })).toBe(50);
    expect(limitValue(loaded.pack, 'nothing')).toBeNull();
  });
  it('names who permits by pay table and grade, and never guesses', () => {
    const who = (table: string | null, grade: string | null) => permitAuthority(loaded.pack, table, grade).who;
    expect([who('gyoseiIchi', '7級'), who('gyoseiIchi', '８級'), who('gyoseiIchi', null), who('gyoseiIchi', '課長級'), who('gyoseiNi', null), who('iryoIchi', '3'), who('shitei', null), who('other', '5'), who(null, '5')]).toEqual(['alone', 'together', 'unknown', 'unknown', 'alone', 'together', 'together', 'unknown', 'unknown']);
    expect(permitAuthority(loaded.pack, 'iryoIchi', '2').source.certainty).toBe('unsourced');
    expect(permitAuthority(loaded.pack, 'gyoseiIchi', '2').source.certainty).toBe('statute');
  });
});

describe('the three conditions', () => {
  it('are all ○ for a plain Saturday clinic, with source and dates', () => {
    const verdict = evaluatePermit(loaded, fine, calendar);
    expect(verdict.rows.map((one) => [one.conditionId, one.mark])).toEqual([
      ['days', '○'], ['insured', '○'], ['relation', '○'], ['purpose', '○'], ['hoursDay', '－'], ['hoursWeek', '○'], ['hoursMonth', '○'], ['dutyHours', '○'], ['responsibility', '○'], ['pay', '○'], ['period', '○'], ['lead', '○'], ['occupational', '－'],
    ]);
    expect(verdict.rows[0]?.source).toMatchObject({ certainty: 'official', readOn: '2026-11-22' });
    for (const one of verdict.rows) {
      expect(verdict.texts[one.reason.id], one.reason.id).toBeDefined();
      expect(verdict.texts[`condition.${one.conditionId}`]).toBeDefined();
    }
  });
  it('weekday practice is △ with the days, says what would change it, and notes an explanation', () => {
    const weekday = { ...fine, schedule: { ...saturdays, weekdays: [3, 6] } };
    expect(row(weekday, 'days')).toMatchObject({ mark: '△', reason: { id: 'days.weekday', params: { days: [3] } }, whatWouldChange: { id: 'days.weekday.change' }, explained: false });
    expect(row({ ...weekday, explainDays: '水曜の救急のため' }, 'days')).toMatchObject({ mark: '△', explained: true });
    expect(mark({ ...fine, schedule: { ...saturdays, weekdays: [0, 7] } }, 'days')).toBe('○ days.fine');
  });
  it('what is not known is never treated as fine', () => {
    const blank: PermitInput = {
      ...fine, kind: null, insured: 'unknown', schedule: { ...saturdays, from: null, to: null, weekdays: null, ranges: null, frequency: null }, purposes: null, department: null, relations: {}, prefecture: null, cutsDutyHours: 'unknown', responsibility: null, paid: 'unknown', payAmount: null, appliedOn: null,
    };
    const marks = evaluatePermit(loaded, blank, calendar).rows.map((one) => one.mark);
    expect(marks.every((one) => one === '△')).toBe(true);
    for (const one of evaluatePermit(loaded, blank, calendar).rows) expect(loaded.pack.texts[one.whatWouldChange?.id ?? ''], one.conditionId).toBeDefined();
  });
  it.each([
    [{ insured: 'no' }, 'insured', '× insured.no'], [{ insured: 'unknown' }, 'insured', '△ insured.unknown'], [{ kind: 'occupational', insured: 'no' }, 'insured', '－ insured.occupational'],
    [{ relations: { ...none, subsidy: 'yes' } }, 'relation', '× relation.held'], [{ relations: { ...none, subsidy: 'unknown' } }, 'relation', '△ relation.unknown'], [{ department: ' ' }, 'relation', '△ relation.departmentUnknown'],
    [{ ownArea: ['東京都', '埼玉県'] }, 'relation', '△ relation.ownArea'], [{ ownArea: ['大阪府'] }, 'relation', '○ relation.none'], [{ ownArea: ['大阪府'], prefecture: null }, 'relation', '△ relation.placeUnknown'],
    [{ purposes: ['other'] }, 'purpose', '× purpose.other'], [{ purposes: [] }, 'purpose', '△ purpose.unknown'], [{ purposes: ['keepSpecialist'] }, 'purpose', '△ purpose.noQualification'], [{ purposes: ['keepSpecialist', 'other'], qualification: '総合内科専門医' }, 'purpose', '○ purpose.fine'],
    [{ cutsDutyHours: 'yes' }, 'dutyHours', '△ dutyHours.cut'], [{ responsibility: 'officer' }, 'responsibility', '× responsibility.manager'], [{ paid: 'no' }, 'pay', '－ pay.unpaid'], [{ payAmount: null }, 'pay', '△ pay.noAmount'],
    [{ schedule: { ...saturdays, to: '2028-04-30' } }, 'period', '○ period.fine'], [{ schedule: { ...saturdays, to: '2028-05-01' } }, 'period', '△ period.long'], [{ schedule: { ...saturdays, to: '2026-04-30' } }, 'period', '× period.reversed'],
    [{ appliedOn: '2026-03-02' }, 'lead', '○ lead.fine'], [{ appliedOn: '2026-03-03' }, 'lead', '△ lead.late'],
    [{ kind: 'occupational', occupationalQualified: 'yes', workers: 50 }, 'occupational', '○ occupational.required'], [{ kind: 'occupational', occupationalQualified: 'no' }, 'occupational', '× occupational.notQualified'], [{ kind: 'occupational', occupationalQualified: 'yes' }, 'occupational', '△ occupational.workersUnknown'],
    [{ officeValues: { hoursPerWeek: 2 } }, 'hoursWeek', '△ hours.week.over'], [{ officeValues: { hoursPerWeek: null } }, 'hoursWeek', '△ hours.noLimit'],
  ] as const)('%j gives %s %s', (change, id, expected) => {
    expect(mark({ ...fine, ...(change as Partial<PermitInput>) }, id)).toBe(expected);
  });
  it('every message the evaluator can give stands in the pack', () => {
    const source = readFileSync(new URL('../../../src-shared/rules/permit-conditions.ts', import.meta.url), 'utf8');
    const ids = [...source.matchAll(/'((?:days|insured|relation|purpose|hours|dutyHours|responsibility|pay|period|lead|occupational|condition)\.[A-Za-z.]+)'/g)].map((match) => match[1] as string);
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) expect(loaded.pack.texts[id], id).toBeDefined();
    for (const name of ['day', 'week', 'month']) for (const end of ['fine', 'over']) expect(loaded.pack.texts[`hours.${name}.${end}`]).toBeDefined();
  });
  it('replay: as stored without the pack, the same with it, told apart when the outcome differs', () => {
    const stored = JSON.parse(JSON.stringify(evaluatePermit(loaded, fine, calendar))) as ReturnType<typeof evaluatePermit>;
    expect(replayVerdict(stored, [], calendar)).toEqual({ outcome: 'pack-absent', rows: stored.rows });
    expect(replayVerdict(stored, [loaded], calendar).outcome).toBe('same');
    const doctored = { ...stored, rows: stored.rows.map((one) => ({ ...one, mark: '○' as const })) };
    expect(replayVerdict(doctored, [loaded], calendar).outcome).toBe('differs');
    expect(stored.packDigest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('hours over all permits', () => {
  const nine = (more: Partial<WorkSchedule> = {}): WorkSchedule => ({ ...saturdays, ranges: [{ from: '09:00', to: '14:00' }], ...more });
  it('two permits of 9 hours a week against 8 name both', () => {
    const other = nine({ id: 'old', title: 'あおば診療所', weekdays: [0], ranges: [{ from: '09:00', to: '13:00' }] });
    const week = row({ ...fine, schedule: nine(), others: [other] }, 'hoursWeek');
    expect(week).toMatchObject({ mark: '△', reason: { id: 'hours.week.over', params: { hours: 9, limit: 8, by: ['みどり病院', 'あおば診療所'], byHours: [5, 4] } } });
  });
  it('a full weekend day keeps the week and breaks the month', () => {
    const full = { ...fine, schedule: nine({ ranges: [{ from: '09:00', to: '18:00' }], breakMinutes: 60 }) };
    expect(mark(full, 'hoursWeek')).toBe('○ hours.week.fine');
    expect(row(full, 'hoursMonth')).toMatchObject({ mark: '△', reason: { params: { hours: 40, limit: 30, from: '2026-05-01', times: 12 } } });
    expect(mark({ ...full, schedule: { ...full.schedule, frequency: 'monthly', timesPerMonth: 2 } }, 'hoursMonth')).toBe('○ hours.month.fine');
    expect(row({ ...full, schedule: { ...full.schedule, frequency: 'fortnightly' } }, 'hoursMonth').reason.params).toMatchObject({ hours: 24 });
  });
  it('weeks run over the month border, months do not', () => {
    const schedule = nine({ from: '2026-05-30', to: '2026-06-07', weekdays: [0, 6], ranges: [{ from: '09:00', to: '12:00' }] });
    const totals = hourTotals(schedule, [], calendar);
    expect(totals.weeks.map((one) => [one.start, one.minutes])).toEqual([['2026-05-25', 360], ['2026-06-01', 360]]);
    expect(totals.months.map((one) => [one.start, one.minutes])).toEqual([['2026-05-01', 360], ['2026-06-01', 360]]);
    const border = hourTotals(nine({ from: '2026-10-31', to: '2026-11-01', weekdays: [0, 6], ranges: [{ from: '09:00', to: '12:00' }] }), [], calendar);
    expect(border.weeks.map((one) => one.minutes)).toEqual([360]);
    expect(border.months.map((one) => one.minutes)).toEqual([180, 180]);
  });
  it('a night counts on both its days: over the week and the month border', () => {
    const night = hourTotals(nine({ from: '2026-05-31', to: '2026-05-31', weekdays: [0], ranges: [{ from: '20:00', to: '08:00' }] }), [], calendar);
    expect(night.days.map((one) => [one.start, one.minutes])).toEqual([['2026-05-31', 240], ['2026-06-01', 480]]);
    expect(night.weeks.map((one) => one.minutes)).toEqual([240, 480]);
    expect(night.months.map((one) => one.minutes)).toEqual([240, 480]);
    expect(mark({ ...fine, schedule: nine({ from: '2026-05-31', to: '2026-05-31', weekdays: [0], ranges: [{ from: '20:00', to: '08:00' }] }) }, 'hoursDay')).toBe('△ hours.day.over');
  });
  it('the limit of a working day does not touch weekends and holidays', () => {
    const long = { ranges: [{ from: '09:00', to: '17:00' }] };
    expect(mark({ ...fine, schedule: nine({ ...long, weekdays: [6, 7] }) }, 'hoursDay')).toBe('－ hours.day.noWorkday');
    expect(mark({ ...fine, schedule: nine({ ...long, weekdays: [3] }) }, 'hoursDay')).toBe('△ hours.day.over');
    expect(mark({ ...fine, schedule: nine({ weekdays: [3], ranges: [{ from: '18:00', to: '21:00' }] }) }, 'hoursDay')).toBe('○ hours.day.fine');
  });
  it('work on holidays is counted, once, and not guessed for a year without data', () => {
    const holidays = hourTotals(nine({ from: '2026-09-19', to: '2026-09-27', weekdays: [6, 0, 7] }), [], calendar);
    expect(holidays.days.map((one) => one.start)).toEqual(['2026-09-19', '2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-26', '2026-09-27']);
    const later = { ...fine, schedule: nine({ from: '2027-11-01', to: '2028-03-31', weekdays: [7], ranges: [{ from: '09:00', to: '10:00' }] }) };
    expect(row(later, 'hoursWeek')).toMatchObject({ mark: '△', reason: { id: 'hours.noHolidays', params: { years: [2028] } } });
  });
  it('a permit whose hours are not known keeps the total from being called fine', () => {
    const unknown = nine({ id: 'old', title: '昔の許可', frequency: null });
    expect(row({ ...fine, others: [unknown] }, 'hoursWeek')).toMatchObject({ mark: '△', reason: { id: 'hours.unknown', params: { titles: ['昔の許可'] } } });
    expect(mark({ ...fine, schedule: { ...saturdays, frequency: 'irregular' } }, 'hoursMonth')).toBe('△ hours.unknown');
  });
  it('a permit that ended counts until that day only', () => {
    const values = { institutionName: 'あおば診療所', startOn: '2026-01-01', endOn: '2027-12-31', endedOn: '2026-05-09', weekdays: [6], startTime: '09:00', endTime: '15:00', frequency: 'weekly' };
    const totals = hourTotals(saturdays, [scheduleOf('old', values)], calendar);
    expect(totals.weeks.slice(0, 3).map((one) => one.minutes)).toEqual([540, 540, 180]);
  });
  it('travel is counted beside, and with the hours where the office says so', () => {
    const far = nine({ ranges: [{ from: '09:00', to: '16:00' }], travelMinutes: 120 });
    expect(hourTotals(far, [], calendar).weeks[0]).toMatchObject({ minutes: 420, travelMinutes: 120 });
    expect(mark({ ...fine, schedule: far }, 'hoursWeek')).toBe('○ hours.week.fine');
    expect(mark({ ...fine, schedule: far, officeValues: { countTravel: 1 } }, 'hoursWeek')).toBe('△ hours.week.over');
  });
});

describe('from a record to the evaluator', () => {
  const around = { appliedOn: '2026-02-01', permits: [], ownArea: null, coiKinds: COI, officeValues: {} };
  it('takes answers as given and leaves the rest unknown', () => {
    const input = permitInputOf('a1', { kind: 'clinical', insured: 'yes', relationKinds: ['none'], cutsDutyHours: false, paid: true, institutionAddress: '〒100-8916 東京都千代田区', weekdays: [6], startTime: '09:00', endTime: '12:00', frequency: 'weekly' }, around);
    expect(input).toMatchObject({ kind: 'clinical', insured: 'yes', cutsDutyHours: 'no', paid: 'yes', prefecture: '東京都', relations: none, responsibility: null, purposes: null });
    expect(permitInputOf('a1', {}, around)).toMatchObject({ insured: 'unknown', cutsDutyHours: 'unknown', relations: { licence: 'unknown', other: 'unknown' } });
    expect(permitInputOf('a1', { relationKinds: ['subsidy'] }, around).relations).toMatchObject({ subsidy: 'yes', licence: 'no' });
    expect(permitInputOf('a1', { relationKinds: ['subsidy', 'unknown'] }, around).relations).toMatchObject({ subsidy: 'yes', licence: 'unknown' });
    expect(permitInputOf('a1', { relationKinds: ['none', 'subsidy'] }, around).relations).toMatchObject({ subsidy: 'yes', licence: 'unknown' });
  });
  it('reads the prefecture off an address', () => {
    expect([prefectureOf('神奈川県横浜市'), prefectureOf('京都府京都市'), prefectureOf('北海道札幌市'), prefectureOf('千代田区'), prefectureOf(null)]).toEqual(['神奈川県', '京都府', '北海道', null, null]);
  });
});
