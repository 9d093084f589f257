import { describe, expect, it } from 'vitest';
import { crossesMidnight, isClockTime, parseClockTime, rangeHours, rangesOverlap, splitAtMidnight } from '../../../src-shared/time/clock-time.ts';

describe('clock times', () => {
  it.each([['9:00', '09:00'], ['09:30', '09:30'], ['９時３０分', '09:30'], ['9時', '09:00'], ['9時半', '09:30'], ['0900', '09:00'], ['１７：３０', '17:30'], ['午後1時30分', '13:30'], ['午後1時半', '13:30'], ['午前9時', '09:00'], ['1:30 PM', '13:30'], ['12:00am', '00:00'], ['12 pm', '12:00'], ['17.30', '17:30'], ['24:00', '24:00'], ['9:00:00', '09:00']] as const)('%s is %s', (typed, time) => {
    expect(parseClockTime(typed)).toEqual({ ok: true, value: time });
  });
  it.each(['', '25:00', '9:60', '24:01', 'あさ', '午後13時', '午前12時', '9:5', '930'])('%s is refused', (typed) => {
    expect(parseClockTime(typed).ok).toBe(false);
  });
  it('are checked in their stored form', () => {
    expect(isClockTime('09:00')).toBe(true);
    expect(isClockTime('24:00')).toBe(true);
    expect(isClockTime('9:00')).toBe(false);
    expect(isClockTime('24:30')).toBe(false);
    expect(isClockTime('09:75')).toBe(false);
    expect(isClockTime(900)).toBe(false);
  });
});

describe('time ranges', () => {
  it('count hours, also over midnight', () => {
    expect(rangeHours({ from: '09:00', to: '17:30' })).toBe(8.5);
    expect(rangeHours({ from: '22:00', to: '06:00' })).toBe(8);
    expect(rangeHours({ from: '00:00', to: '24:00' })).toBe(24);
    expect(rangeHours({ from: '09:00', to: '09:00' })).toBe(24);
    expect(crossesMidnight({ from: '22:00', to: '06:00' })).toBe(true);
    expect(crossesMidnight({ from: '16:00', to: '24:00' })).toBe(false);
  });
  it('split at midnight', () => {
    expect(splitAtMidnight({ from: '22:00', to: '06:00' })).toEqual({ sameDay: 120, nextDay: 360 });
    expect(splitAtMidnight({ from: '09:00', to: '12:00' })).toEqual({ sameDay: 180, nextDay: 0 });
  });
  it('know overlaps; touching ends do not overlap', () => {
    expect(rangesOverlap({ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' })).toBe(true);
    expect(rangesOverlap({ from: '09:00', to: '12:00' }, { from: '12:00', to: '13:00' })).toBe(false);
    expect(rangesOverlap({ from: '22:00', to: '06:00' }, { from: '23:00', to: '23:30' })).toBe(true);
  });
});
