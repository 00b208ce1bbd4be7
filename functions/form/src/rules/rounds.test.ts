import { describe, expect, it } from 'vitest';
import type { Intake, Round, Site } from '../api';
import {
  avoids,
  datesAt,
  datesBeforeChoice,
  datesOf,
  fits,
  grouped,
  narrowed,
  openDates,
  openOnlyApart,
  stateAt,
  switchable,
  switchableDates,
} from './rounds';

const round = (changed: Partial<Round> = {}): Round => ({
  roundId: 'r1',
  planId: 'p',
  no: 1,
  kind: 'UNIFIED',
  occupations: ['保安员', '育婴员'],
  opensAt: '2020-05-15T00:00:00+08:00',
  closesAt: '2020-05-30T00:00:00+08:00',
  deadline: '2020-05-29',
  theory: '2020-06-20',
  practical: { from: '2020-06-20', to: '2020-07-03' },
  state: 'OPEN',
  version: 1,
  zone: 'Asia/Shanghai',
  ...changed,
});
const at = (text: string) => Date.parse(text);
/** The round at a site that has three weeks more. */
const atSite = (siteId: string, changed: Partial<Round> = {}): Round =>
  round({
    siteId,
    closesAt: '2020-06-20T00:00:00+08:00',
    deadline: '2020-06-19',
    theory: '2020-07-11',
    practical: { from: '2020-07-11', to: '2020-07-25' },
    ...changed,
  });
const site = (changed: Partial<Site>): Site => ({
  id: 's',
  name: 's',
  region: '成都市',
  authority: 'CITY',
  occupations: ['保安员'],
  state: 'ACCEPTED',
  ...changed,
});
const intake = (changed: Partial<Intake> = {}): Intake => ({
  siteId: 's',
  name: 's',
  region: '成都市',
  occupations: ['保安员'],
  state: 'OPEN',
  taken: 0,
  opensAt: '2020-05-15T00:00:00+08:00',
  closesAt: '2020-05-30T00:00:00+08:00',
  ownDates: false,
  ...changed,
});

describe('a round', () => {
  it('closes by itself at its deadline and not a moment before', () => {
    expect(stateAt(round(), at('2020-05-29T23:59:59.999+08:00'))).toBe('OPEN');
    expect(stateAt(round(), at('2020-05-30T00:00:00+08:00'))).toBe('CLOSED');
  });

  it('opens by itself', () => {
    const coming = round({ state: 'UPCOMING' });
    expect(stateAt(coming, at('2020-05-14T23:59:59.999+08:00'))).toBe('UPCOMING');
    expect(stateAt(coming, at('2020-05-15T00:00:00+08:00'))).toBe('OPEN');
    expect(stateAt(coming, at('2020-05-30T00:00:00+08:00'))).toBe('CLOSED');
  });

  it('is what the server says while the time is not known, and when it was cancelled or postponed', () => {
    expect(stateAt(round(), undefined)).toBe('OPEN');
    expect(stateAt(round({ state: 'CANCELLED' }), at('2020-06-01T00:00:00+08:00'))).toBe('CANCELLED');
    expect(stateAt(round({ state: 'POSTPONED_TBD' }), at('2020-06-01T00:00:00+08:00'))).toBe('POSTPONED_TBD');
  });
});

describe('a round at sites with dates of their own', () => {
  const MAY = at('2020-05-18T09:00:00+08:00');
  const JUNE = at('2020-06-01T00:00:00+08:00');
  const later = atSite('s');
  const latest = atSite('t', { closesAt: '2020-06-27T00:00:00+08:00' });

  it('is open where its own deadline or that of such a site is ahead, the next to close first', () => {
    const both = round({ apart: [latest, later] });
    expect(openDates(both, MAY)).toEqual([both, later, latest]);
    expect(openDates(both, JUNE)).toEqual([later, latest]);
    expect(openDates(both, at('2020-06-27T00:00:00+08:00'))).toEqual([]);
    expect(openDates(round(), MAY)).toEqual([round()]);
  });

  it('is open only there once it is closed itself, or has its own dates to be announced', () => {
    expect(openOnlyApart(round({ apart: [later] }), MAY)).toBe(false);
    expect(openOnlyApart(round({ apart: [later] }), JUNE)).toBe(true);
    expect(openOnlyApart(round({ state: 'POSTPONED_TBD', apart: [later] }), MAY)).toBe(true);
    expect(openOnlyApart(round({ apart: [atSite('s', { state: 'POSTPONED_TBD' })] }), JUNE)).toBe(false);
    expect(openOnlyApart(round(), JUNE)).toBe(false);
  });

  it('has the dates of the site at that site and its own at all others', () => {
    const split = round({ apart: [later] });
    expect(datesAt(split, 's')).toBe(later);
    expect(datesAt(split, 't')).toBe(split);
    expect(datesAt(split, undefined)).toBe(split);
    expect(datesAt(round(), undefined)).toEqual(round());
    const own = intake({ ownDates: true, closesAt: later.closesAt, theory: '2020-07-11' });
    expect(datesOf(split, own)).toBe(own);
    expect(datesOf(split, intake())).toBe(split);
  });

  it('goes by its own dates until a site is chosen, and by those of a site once only sites are open', () => {
    const split = round({ apart: [latest, later] });
    expect(datesBeforeChoice(split, undefined)).toBe(split);
    expect(datesBeforeChoice(split, MAY)).toBe(split);
    expect(datesBeforeChoice(split, JUNE)).toBe(later);
    expect(datesBeforeChoice(split, at('2020-06-20T00:00:00+08:00'))).toBe(latest);
    expect(datesBeforeChoice(split, at('2020-06-27T00:00:00+08:00'))).toBe(latest);
    const closed = round({ state: 'CLOSED' });
    expect(datesBeforeChoice(closed, JUNE)).toBe(closed);
  });

  it('is listed as open, by the first deadline that is ahead', () => {
    const split = round({ state: 'CLOSED', apart: [later] });
    const other = round({ roundId: 'r2', closesAt: '2020-06-13T00:00:00+08:00' });
    const ids = (now: number) => Object.values(grouped([split, other], now)).map((some) => some.map((r) => r.roundId));
    expect(ids(JUNE)).toEqual([['r2', 'r1'], [], []]);
    expect(ids(at('2020-06-13T00:00:00+08:00'))).toEqual([['r1'], [], ['r2']]);
    expect(ids(at('2020-06-20T00:00:00+08:00'))).toEqual([[], [], ['r2', 'r1']]);
    const waiting = round({ state: 'POSTPONED_TBD', apart: [later] });
    expect(grouped([waiting], MAY)).toEqual({ open: [waiting], coming: [], over: [] });
  });

  it('is without the sites that nobody looks for', () => {
    const split = round({ state: 'CLOSED', apart: [later, latest] });
    const all = { occupation: '', kind: '', region: '' };
    const sites = [site({}), site({ id: 't', region: '绵阳市', occupations: ['育婴员'] })];
    const left = (filter: Partial<typeof all>, known = sites) =>
      narrowed(split, { ...all, ...filter }, known).apart?.map(({ siteId }) => siteId);
    expect(left({})).toEqual(['s', 't']);
    expect(left({ region: '绵阳市' })).toEqual(['t']);
    expect(left({ occupation: '保安员' })).toEqual(['s']);
    expect(left({ occupation: '保安员', region: '绵阳市' })).toEqual([]);
    // One of which nothing is known is not hidden.
    expect(left({ region: '绵阳市' }, [])).toEqual(['s', 't']);
    expect(narrowed(round(), all, sites)).toEqual(round());
  });
});

describe('rounds to switch to', () => {
  const NOW = at('2020-05-18T09:00:00+08:00');
  const clashing = { roundId: 'r1', occupation: '保安员', theory: '2020-06-20' };
  const other = (changed: Partial<Round> = {}) => round({ roundId: 'r2', theory: '2020-07-04', ...changed });
  const ids = (rounds: Round[], sites = [site({})]) =>
    switchable(rounds, sites, clashing, NOW).map(({ roundId }) => roundId);

  it('are other open ones of her occupation, by deadline', () => {
    const sooner = other({ roundId: 'r3', closesAt: '2020-05-25T00:00:00+08:00' });
    expect(ids([other(), sooner])).toEqual(['r3', 'r2']);
    expect(ids([round({ theory: '2020-07-04' })])).toEqual([]);
    expect(
      ids([other({ state: 'CLOSED' }), other({ state: 'UPCOMING', opensAt: '2020-06-01T00:00:00+08:00' })]),
    ).toEqual([]);
    expect(ids([other({ occupations: ['育婴员'] })])).toEqual([]);
    expect(ids([other({ occupations: [] })])).toEqual(['r2']);
    expect(ids([other({ occupations: [] })], [site({ occupations: ['育婴员'] })])).toEqual([]);
  });

  it('have their exam on another day, or on one to be announced', () => {
    expect(ids([other({ theory: '2020-06-20' })])).toEqual([]);
    const { theory: _, ...undated } = other();
    expect(ids([undated])).toEqual(['r2']);
  });

  it('may be open, or have another day, at a site alone', () => {
    const apart = [atSite('s')];
    expect(ids([other({ state: 'CLOSED', apart })])).toEqual(['r2']);
    expect(ids([other({ theory: '2020-06-20', apart })])).toEqual(['r2']);
    expect(switchableDates(other({ theory: '2020-06-20', apart }), clashing, NOW)).toEqual(apart);
    expect(ids([other({ state: 'CLOSED', apart })], [site({ occupations: ['育婴员'] })])).toEqual([]);
    expect(ids([other({ state: 'CLOSED', apart: [atSite('s', { theory: '2020-06-20' })] })])).toEqual([]);
  });

  it('avoid the day at each site by the dates that hold there', () => {
    expect(avoids(other(), intake(), clashing)).toBe(true);
    expect(avoids(other({ theory: '2020-06-20' }), intake(), clashing)).toBe(false);
    expect(avoids(other(), intake({ ownDates: true, theory: '2020-06-20' }), clashing)).toBe(false);
    expect(avoids(other({ theory: '2020-06-20' }), intake({ ownDates: true, theory: '2020-07-11' }), clashing)).toBe(
      true,
    );
  });
});

describe('rounds in order', () => {
  it('has the next deadline first and the last one closed on top of what is over', () => {
    const later = round({ roundId: 'r2', closesAt: '2020-06-13T00:00:00+08:00' });
    const coming = round({
      roundId: 'r3',
      state: 'UPCOMING',
      opensAt: '2020-06-20T00:00:00+08:00',
      closesAt: '2020-07-04T00:00:00+08:00',
    });
    const cancelled = round({ roundId: 'r4', state: 'CANCELLED', closesAt: '2020-06-27T00:00:00+08:00' });
    const ids = (now: string) =>
      Object.values(grouped([cancelled, coming, later, round()], at(now))).map((some) => some.map((r) => r.roundId));
    expect(ids('2020-05-18T09:00:00+08:00')).toEqual([['r1', 'r2'], ['r3'], ['r4']]);
    expect(ids('2020-05-30T00:00:00+08:00')).toEqual([['r2'], ['r3'], ['r4', 'r1']]);
  });
});

describe('the filter', () => {
  const sites = [site({}), site({ region: '绵阳市', occupations: ['保健按摩师'] })];
  const all = { occupation: '', kind: '', region: '' };

  it('takes all where nothing is chosen', () => {
    expect(fits(round(), all, [])).toBe(true);
  });

  it('goes by kind', () => {
    expect(fits(round(), { ...all, kind: 'UNIFIED' }, sites)).toBe(true);
    expect(fits(round(), { ...all, kind: 'DAILY' }, sites)).toBe(false);
  });

  it('goes by occupation', () => {
    expect(fits(round(), { ...all, occupation: '育婴员' }, sites)).toBe(true);
    expect(fits(round(), { ...all, occupation: '保健按摩师' }, sites)).toBe(false);
  });

  it('asks the sites where a round names no occupations', () => {
    const open = round({ occupations: [] });
    expect(fits(open, { ...all, occupation: '保健按摩师' }, sites)).toBe(true);
    expect(fits(open, { ...all, occupation: '育婴员' }, sites)).toBe(false);
    expect(fits(open, { ...all, occupation: '保健按摩师', region: '成都市' }, sites)).toBe(false);
    expect(fits(open, { ...all, region: '绵阳市' }, sites)).toBe(true);
  });

  it('goes by region, by what its accepted sites offer', () => {
    expect(fits(round(), { ...all, region: '成都市' }, sites)).toBe(true);
    expect(fits(round(), { ...all, region: '绵阳市' }, sites)).toBe(false);
    expect(fits(round(), { ...all, region: '成都市' }, [site({ state: 'REGISTERED' })])).toBe(false);
  });
});
