import type { Intake, Registration, Round, RoundState, Site } from '../api';

export interface Filter {
  occupation: string;
  kind: string;
  region: string;
}

/**
 * The state of a round by its own dates at an instant of the server's clock, between one answer of the server's and the next. Only the two
 * that come with time are seen ahead; whatever else the server said holds.
 *
 * @param now undefined while the server's clock is not known
 */
export function stateAt(round: Round, now: number | undefined): RoundState {
  if (now === undefined) {
    return round.state;
  }
  if ((round.state === 'OPEN' || round.state === 'UPCOMING') && now >= Date.parse(round.closesAt)) {
    return 'CLOSED';
  }
  return round.state === 'UPCOMING' && now >= Date.parse(round.opensAt) ? 'OPEN' : round.state;
}

const earlier = (a: Round, b: Round) => Date.parse(a.closesAt) - Date.parse(b.closesAt);

/** All dates of a round: its own, and those of the sites that have some of their own. */
export function allDates(round: Round): Round[] {
  return [round, ...(round.apart ?? [])];
}

/** The dates by which a round takes registrations, the first to close before the others. */
export function openDates(round: Round, now: number | undefined): Round[] {
  return allDates(round)
    .filter((dates) => stateAt(dates, now) === 'OPEN')
    .sort(earlier);
}

/** Whether a round takes registrations only at sites that have dates of their own. */
export function openOnlyApart(round: Round, now: number | undefined): boolean {
  return stateAt(round, now) !== 'OPEN' && openDates(round, now).length > 0;
}

/** The dates that hold at a site, by what is known of its round: its own, where it has some. */
export function datesAt(round: Round, siteId: string | undefined): Round {
  return round.apart?.find((dates) => dates.siteId === siteId) ?? round;
}

/** What of a round's dates one site's intake may have of its own. */
export type Dates = Pick<Round, 'opensAt' | 'closesAt' | 'theory' | 'practical'>;

/** The dates that hold at the site of an intake: its own, where it has some. */
export function datesOf(round: Round, intake: Intake): Dates {
  return intake.ownDates ? intake : round;
}

/**
 * The dates that hold for somebody who has not chosen a site yet: the round's own as long as it is open by them, else those of the site
 * that is the next to close; once all are over, those that were the last.
 */
export function datesBeforeChoice(round: Round, now: number | undefined): Round {
  const said = openDates(round, undefined);
  const still = said.filter((dates) => stateAt(dates, now) === 'OPEN');
  return still.find((dates) => dates === round) ?? still[0] ?? said.at(-1) ?? round;
}

/** Open ones by the next deadline at any of their sites, coming ones by when they open, and what is over, the newest first. */
export function grouped(rounds: Round[], now: number | undefined) {
  const by = (instant: (round: Round) => string) => (a: Round, b: Round) =>
    Date.parse(instant(a)) - Date.parse(instant(b)) || a.roundId.localeCompare(b.roundId);
  const isOpen = (round: Round) => openDates(round, now).length > 0;
  const of = (...states: RoundState[]) =>
    rounds.filter((round) => !isOpen(round) && states.includes(stateAt(round, now)));
  return {
    open: rounds.filter(isOpen).sort(by((round) => openDates(round, now)[0]!.closesAt)),
    coming: of('UPCOMING', 'POSTPONED_TBD').sort(by((round) => round.opensAt)),
    over: of('CLOSED', 'CANCELLED')
      .sort(by((round) => round.closesAt))
      .reverse(),
  };
}

/** Whether a site is in a region, if one is wanted, and offers one of the occupations, if any are. */
function offers(site: Site, region: string, occupations: string[]): boolean {
  return (
    (!region || site.region === region) &&
    (occupations.length === 0 || occupations.some((occupation) => site.occupations.includes(occupation)))
  );
}

/** Whether a round is one that somebody looks for. One that names no occupations has those that its sites offer. */
export function fits(round: Round, filter: Filter, sites: Site[]): boolean {
  if (filter.kind && round.kind !== filter.kind) {
    return false;
  }
  if (filter.occupation && round.occupations.length > 0 && !round.occupations.includes(filter.occupation)) {
    return false;
  }
  if (!filter.region && (!filter.occupation || round.occupations.length > 0)) {
    return true;
  }
  const wanted = filter.occupation ? [filter.occupation] : round.occupations;
  return sites.some((site) => site.state === 'ACCEPTED' && offers(site, filter.region, wanted));
}

/** A round without the dates of those sites that somebody does not look for. */
export function narrowed(round: Round, filter: Filter, sites: Site[]): Round {
  if (!round.apart) {
    return round;
  }
  const wanted = filter.occupation ? [filter.occupation] : [];
  const apart = round.apart.filter(({ siteId }) => {
    const site = sites.find(({ id }) => id === siteId);
    return !site || offers(site, filter.region, wanted);
  });
  return { ...round, apart };
}

/** Whether an exam is on another day than one to avoid; one whose day is to be announced is not on that day yet. */
function elsewhen({ theory }: Dates, day: string | undefined): boolean {
  return !theory || theory !== day;
}

type Clashing = Pick<Registration, 'roundId' | 'occupation' | 'theory'>;

/** The dates of a round by which somebody can switch to it whose exam clashes: it is open by them, and its exam on another day. */
export function switchableDates(round: Round, clashing: Clashing, now: number | undefined): Round[] {
  return openDates(round, now).filter((dates) => elsewhen(dates, clashing.theory));
}

/** The other rounds of her occupation to which somebody can switch whose exam clashes. */
export function switchable(rounds: Round[], sites: Site[], clashing: Clashing, now: number | undefined): Round[] {
  const filter = { occupation: clashing.occupation, kind: '', region: '' };
  const others = rounds
    .filter((round) => round.roundId !== clashing.roundId && fits(round, filter, sites))
    .map((round) => narrowed(round, filter, sites));
  return grouped(others, now).open.filter((round) => switchableDates(round, clashing, now).length > 0);
}

/** Whether the exam of a round at a site is on another day than the one that clashes. */
export function avoids(round: Round, intake: Intake, clashing: Clashing): boolean {
  return elsewhen(datesOf(round, intake), clashing.theory);
}
