import { lang } from './lang';

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the clock on the wall shows in a zone at an instant, whatever zone the phone is in. */
function wall(instant: number, zone: string): Wall {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const weekday = new Date(Date.UTC(of('year'), of('month') - 1, of('day'))).getUTCDay();
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute'), weekday };
}

const two = (value: number) => String(value).padStart(2, '0');
const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const BEIJING = { zh: '北京时间', en: 'Beijing time' };

/** Days and zones as they are written here, and as the server writes them: 2020-05-29 24:00 (Asia/Shanghai, UTC+08:00). */
const UNITS = new RegExp(
  [
    `\\d{4}年\\d{1,2}月\\d{1,2}日(?:（周[${WEEKDAYS.zh}]）)?`,
    `(?:(?:${WEEKDAYS.en.join('|')}) )?\\d{4}-\\d{2}-\\d{2}`,
    `\\([A-Za-z][\\w/+-]*, UTC[+-]\\d{2}:\\d{2}\\)`,
    `(?:${BEIJING.zh}|${BEIJING.en}|[A-Z]\\w*/[\\w/+-]+) UTC(?:[+-]\\d{1,2}(?::\\d{2})?)?`,
  ].join('|'),
  'g',
);

function day(at: Wall): string {
  return lang.value === 'en'
    ? `${WEEKDAYS.en[at.weekday]} ${at.year}-${two(at.month)}-${two(at.day)}`
    : `${at.year}年${at.month}月${at.day}日（周${WEEKDAYS.zh[at.weekday]}）`;
}

/** How far a zone is from UTC at an instant, as people write it: UTC+8. */
export function offset(instant: number, zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value;
  return (name ?? 'GMT').replace('GMT', 'UTC');
}

/**
 * The end of a time span in words: 2020年5月29日（周五）24:00. Midnight is the end of the day before, since "5月30日 00:00" is read as
 * if the 30th still counted.
 */
export function deadline(instant: string | number, zone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  const shown = wall(at, zone);
  const midnight = shown.hour === 0 && shown.minute === 0;
  const of = midnight ? wall(at - MINUTE, zone) : shown;
  return `${day(of)} ${midnight ? '24:00' : `${two(shown.hour)}:${two(shown.minute)}`}`;
}

/** An instant in words. */
export function moment(instant: string | number, zone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  const shown = wall(at, zone);
  return `${day(shown)} ${two(shown.hour)}:${two(shown.minute)}`;
}

/** The zone of an instant in words: 北京时间 UTC+8. */
export function zoneName(instant: string | number, zone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return `${nameOf(zone)} ${offset(at, zone)}`;
}

function nameOf(zone: string): string {
  return zone === 'Asia/Shanghai' ? (lang.value === 'en' ? BEIJING.en : BEIJING.zh) : zone;
}

/** An instant as the server writes it in its sentences. */
const SERVERS = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) \(([A-Za-z][\w/+-]*), UTC([+-])0?(\d{1,2}):(\d{2})\)/g;

/** A sentence of the server's with its instants written as they are everywhere else here. */
export function inOurWords(sentence: string): string {
  return sentence.replace(SERVERS, (_, ...[iso, time, zone, sign, hours, minutes]: string[]) => {
    const ahead = `${hours}${minutes === '00' ? '' : `:${minutes}`}`;
    return `${date(iso!)} ${time} ${nameOf(zone!)} UTC${ahead === '0' ? '' : `${sign}${ahead}`}`;
  });
}

/** A text in pieces, of which a day with its weekday and a zone with its offset are one each: a unit to be read in one glance. */
export function withUnits(text: string): { text: string; unit: boolean }[] {
  const pieces: { text: string; unit: boolean }[] = [];
  let from = 0;
  for (const found of text.matchAll(UNITS)) {
    if (found.index > from) {
      pieces.push({ text: text.slice(from, found.index), unit: false });
    }
    pieces.push({ text: found[0], unit: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) {
    pieces.push({ text: text.slice(from), unit: false });
  }
  return pieces;
}

/** The day in a zone at an instant, ISO. */
export function dayAt(instant: number, zone: string): string {
  const shown = wall(instant, zone);
  return `${shown.year}-${two(shown.month)}-${two(shown.day)}`;
}

/** A day, which has no time and so no zone. */
export function date(iso: string): string {
  const [year, month, dayOfMonth] = iso.split('-').map(Number) as [number, number, number];
  const weekday = new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay();
  return day({ year, month, day: dayOfMonth, hour: 0, minute: 0, weekday });
}

/** A day of birth, of which nobody asks the weekday. */
export function birthday(iso: string): string {
  const [year, month, dayOfMonth] = iso.split('-').map(Number);
  return lang.value === 'en' ? iso : `${year}年${month}月${dayOfMonth}日`;
}

/** What is left until an instant, a second that has begun counted whole: 3 天 04:05:06; empty once it has come. */
export function left(until: string | number, now: number): string {
  const ms = (typeof until === 'number' ? until : Date.parse(until)) - now;
  if (ms <= 0) {
    return '';
  }
  const whole = Math.ceil(ms / 1000) * 1000;
  const days = Math.floor(whole / DAY);
  const hours = Math.floor((whole % DAY) / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = (whole % MINUTE) / 1000;
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  if (days === 0) {
    return clock;
  }
  return lang.value === 'en' ? `${days} ${days === 1 ? 'day' : 'days'} ${clock}` : `${days} 天 ${clock}`;
}
