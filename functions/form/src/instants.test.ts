import { beforeEach, describe, expect, it } from 'vitest';
import { date, dayAt, deadline, left, moment, zoneName } from './instants';
import { lang } from './lang';

const ZONE = 'Asia/Shanghai';

describe('instants', () => {
  beforeEach(() => (lang.value = 'zh-CN'));

  it('calls midnight the end of the day before', () => {
    expect(deadline('2020-05-30T00:00:00+08:00', ZONE)).toBe('2020年5月29日（周五） 24:00');
  });

  it('shows a deadline in the middle of a day as it is', () => {
    expect(deadline('2020-05-29T17:30:00+08:00', ZONE)).toBe('2020年5月29日（周五） 17:30');
  });

  it('shows the wall clock of the round and not of the phone', () => {
    expect(moment('2020-05-29T16:00:00Z', ZONE)).toBe('2020年5月30日（周六） 00:00');
    expect(moment('2020-05-29T16:00:00Z', 'America/New_York')).toBe('2020年5月29日（周五） 12:00');
  });

  it('names the zone', () => {
    expect(zoneName('2020-05-29T16:00:00Z', ZONE)).toBe('北京时间 UTC+8');
    lang.value = 'en';
    expect(zoneName('2020-05-29T16:00:00Z', ZONE)).toBe('Beijing time UTC+8');
  });

  it('takes the day from the zone of the round', () => {
    expect(dayAt(Date.parse('2020-05-29T15:59:59Z'), ZONE)).toBe('2020-05-29');
    expect(dayAt(Date.parse('2020-05-29T16:00:00Z'), ZONE)).toBe('2020-05-30');
  });

  it('leaves days as they are', () => {
    expect(date('2020-06-20')).toBe('2020年6月20日（周六）');
    lang.value = 'en';
    expect(date('2020-06-20')).toBe('Sat 2020-06-20');
  });

  it('counts down to nothing', () => {
    const closes = Date.parse('2020-05-30T00:00:00+08:00');
    expect(left(closes, closes - 90_061_000)).toBe('1 天 01:01:01');
    expect(left(closes, closes - 1)).toBe('00:00:01');
    expect(left(closes, closes)).toBe('');
    lang.value = 'en';
    expect(left(closes, closes - 90_061_000)).toBe('1 day 01:01:01');
  });
});
