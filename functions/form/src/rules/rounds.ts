import type { Round, RoundState, Site } from '../api';

export interface Filter {
  occupation: string;
  kind: string;
  region: string;
}

/**
 * The state of a round at an instant of the server's clock, between one answer of the server's and the next. Only the two that come with
 * time are seen ahead; whatever else the server said holds.
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

/** Open ones by deadline, coming ones by when they open, and what is over, the newest first. */
export function grouped(rounds: Round[], now: number | undefined) {
  const by = (instant: (round: Round) => string) => (a: Round, b: Round) =>
    Date.parse(instant(a)) - Date.parse(instant(b)) || a.roundId.localeCompare(b.roundId);
  const of = (...states: RoundState[]) => rounds.filter((round) => states.includes(stateAt(round, now)));
  return {
    open: of('OPEN').sort(by((round) => round.closesAt)),
    coming: of('UPCOMING', 'POSTPONED_TBD').sort(by((round) => round.opensAt)),
    over: of('CLOSED', 'CANCELLED')
      .sort(by((round) => round.closesAt))
      .reverse(),
  };
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
  return sites.some(
    (site) =>
      site.state === 'ACCEPTED' &&
      (!filter.region || site.region === filter.region) &&
      (wanted.length === 0 || wanted.some((occupation) => site.occupations.includes(occupation))),
  );
}
