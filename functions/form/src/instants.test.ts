import { beforeEach, describe, expect, it } from 'vitest';
import { date, dayAt, deadline, inOurWords, left, moment, withUnits, zoneName } from './instants';
import { lang } from './lang';

const ZONE = 'Asia/Shanghai';

const units = (text: string) =>
  withUnits(text)
    .filter((piece) => piece.unit)
    .map((piece) => piece.text);

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

  it('writes the instants in the sentences of the server as it does its own', () => {
    const said = 'before 2020-06-12 24:00 (Asia/Shanghai, UTC+08:00), or 2020-06-13 09:05 (Asia/Kolkata, UTC+05:30).';
    expect(inOurWords(said)).toBe(
      'before 2020年6月12日（周五） 24:00 北京时间 UTC+8, or 2020年6月13日（周六） 09:05 Asia/Kolkata UTC+5:30.',
    );
    lang.value = 'en';
    expect(inOurWords(said)).toContain('before Fri 2020-06-12 24:00 Beijing time UTC+8, or');
    expect(inOurWords('2020-06-12 24:00 (Europe/London, UTC+00:00) 2020-06-12')).toBe(
      'Fri 2020-06-12 24:00 Europe/London UTC 2020-06-12',
    );
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

  it.each(['zh-CN', 'en'] as const)('finds its own days and zones in a text (%s)', (language) => {
    lang.value = language;
    for (const zone of [ZONE, 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Europe/London', 'Etc/GMT+5']) {
      const day = date('2020-12-05');
      const named = zoneName('2020-12-05T10:00:00Z', zone);
      expect(units(`${moment('2020-12-05T10:00:00Z', zone)} ${named}。`)).toEqual([day, named]);
      expect(units(`${day}至${day}`)).toEqual([day, day]);
    }
  });

  it('finds days and zones in what the server says', () => {
    expect(units('报名已于 2020-05-29 24:00 (Asia/Shanghai, UTC+08:00) 截止，逾期不再受理。')).toEqual([
      '2020-05-29',
      '(Asia/Shanghai, UTC+08:00)',
    ]);
    expect(units('Locked until 2020-05-29 09:15 (UTC, UTC+00:00).')).toEqual(['2020-05-29', '(UTC, UTC+00:00)']);
    expect(units('报名号：JY5W-G0RH-J562-8（成都市），13800002020-1')).toEqual([]);
  });

  it('loses nothing of a text in pieces', () => {
    const text = '还缺：工龄证明。截止时间：2020年5月29日（周五） 24:00 北京时间 UTC+8，逾期未报视为弃权。';
    expect(
      withUnits(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(withUnits('')).toEqual([]);
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
