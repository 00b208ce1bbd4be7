import { inOurWords } from './instants';
import { lang } from './lang';

export type RoundState = 'UPCOMING' | 'OPEN' | 'CLOSED' | 'POSTPONED_TBD' | 'CANCELLED';
export type PlanKind = 'UNIFIED' | 'DAILY' | 'SPECIAL';

/** A span of days, both of them in it; ISO dates. */
export interface Days {
  from: string;
  to: string;
}

/** A round as the server lists it; instants are ISO texts with the offset of `zone`, days are ISO dates. */
export interface Round {
  roundId: string;
  planId: string;
  no: number;
  kind: PlanKind;
  occupations: string[];
  opensAt: string;
  closesAt: string;
  deadline: string;
  theory?: string;
  practical?: Days;
  state: RoundState;
  version: number;
  zone: string;
  /** Whose dates these are, where they are those of one site. */
  siteId?: string;
  /** The same round at those of its sites that have dates of their own; its own dates hold for all the others. */
  apart?: Round[];
}

export interface Site {
  id: string;
  name: string;
  region: string;
  authority: string;
  occupations: string[];
  state: string;
}

/** A site's intake for a round; without `free` it has no limit. One that is paused has its exam days to be announced. */
export interface Intake {
  siteId: string;
  name: string;
  region: string;
  occupations: string[];
  state: 'OPEN' | 'SUSPENDED' | 'PAUSED' | 'CLOSED';
  capacity?: number;
  taken: number;
  free?: number;
  opensAt: string;
  closesAt: string;
  theory?: string;
  practical?: Days;
  /** Whether these are dates of this site alone, and not those of the round. */
  ownDates: boolean;
}

export interface Clause {
  no: string;
  text: string;
  papers: string[];
}

export interface Level {
  level: number;
  name: string;
  clauses: Clause[];
  required: string[];
}

export interface Occupation {
  name: string;
  code?: string;
  codeEdition?: string;
  edition?: string;
  minimumAge?: number;
  source?: string;
  note?: string;
  toBeAnnounced: boolean;
  levels: Level[];
}

/** A kind of material and what a file of it may be; sizes in bytes. */
export interface MaterialKind {
  kind: string;
  name: string;
  contentTypes: string[];
  minimumSize: number;
  maximumSize: number;
  photo?: { width: number; height: number; ground: string };
}

export interface Candidate {
  name: string;
  documentType: string;
  documentNo: string;
  phone: string;
  email?: string;
}

export interface RegisterRequest {
  roundId: string;
  siteId: string;
  occupation: string;
  level: number;
  condition?: string;
  candidate: Candidate;
}

export interface Registered {
  registrationNo: string;
  accessCode: string;
  closesAt: string;
  missing: string[];
}

export type RegistrationState = 'REGISTERED' | 'COMPLETE' | 'FORFEITED' | 'WITHDRAWN';

/** An official proposes to move her to another site. */
export interface Proposal {
  siteId: string;
  name: string;
  /** Her theory day there; without it it is to be announced. */
  theory?: string;
  reason: string;
}

/** A registration; every personal field of `candidate` is masked. */
export interface Registration {
  registrationNo: string;
  state: RegistrationState;
  roundId: string;
  siteId: string;
  occupation: string;
  level: number;
  condition?: string;
  edition?: string;
  candidate: Record<string, string>;
  closesAt: string;
  zone: string;
  ownDeadline: boolean;
  theory?: string;
  practical?: Days;
  clash: boolean;
  proposal?: Proposal;
  missing: string[];
  required: string[];
  received: { kind: string; at: string; contentType: string; size: number }[];
  otherwise?: string;
  siteSuspended: boolean;
  withdrawReason?: string;
  history: { at: string; event: string; items: string[]; text: string }[];
  calendarKey: string;
}

/** What she does about two exams on one day: sit both, withdraw, or go to another round. */
export type Choice = { choice: 'FOLLOW' | 'WITHDRAW' } | { choice: 'SWITCH'; roundId: string; siteId: string };

/** What opens a registration. */
export interface Access {
  registrationNo: string;
  accessCode: string;
}

export interface SignedIn extends Access {
  roundId: string;
  siteId: string;
  occupation: string;
  level: number;
  state: RegistrationState;
  closesAt: string;
}

export interface Upload {
  method: string;
  url: string;
  headers: Record<string, string>;
  expiresAt: string;
}

export interface Refusal {
  code: string;
  field: string;
  message: string;
}

/** The server understood and says no (RFC 9457), in the language of the form. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly refusals: Refusal[],
    message: string,
    /** Seconds after which asking again makes sense, where the server says so. */
    readonly retryAfter: number | undefined,
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** A fault of the server's, which may be gone when asked again. */
  get passing(): boolean {
    return this.status >= 500;
  }
}

/** Nobody answered: no network, or the connection broke. What was asked may have been done all the same. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

interface Options {
  method?: string;
  body?: unknown;
  access?: Access;
  idempotencyKey?: string;
  /** In milliseconds; a phone that half lost its network would wait for minutes. */
  timeout?: number;
}

async function call<T>(path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': lang.value };
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (options.access) {
    headers['Authorization'] = `Bearer ${options.access.accessCode}`;
  }
  if (options.idempotencyKey) {
    headers['Idempotency-Key'] = options.idempotencyKey;
  }
  // Not AbortSignal.timeout, which the browsers inside many apps do not have yet.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.timeout ?? 20_000);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api${path}`, {
      method: options.method ?? 'GET',
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: abort.signal,
      credentials: 'omit',
    });
    text = await response.text();
  } catch {
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) {
    return (text ? JSON.parse(text) : undefined) as T;
  }
  throw problem(response, text);
}

function problem(response: Response, text: string): Problem {
  const after = Number(response.headers.get('Retry-After') ?? NaN);
  const retryAfter = Number.isFinite(after) ? after : undefined;
  try {
    const said = JSON.parse(text) as { code?: string; detail?: string; title?: string; refusals?: Refusal[] };
    return new Problem(
      response.status,
      said.code ?? `HTTP_${response.status}`,
      (said.refusals ?? []).map((refusal) => ({ ...refusal, message: inOurWords(refusal.message) })),
      inOurWords(said.detail ?? said.title ?? ''),
      retryAfter,
    );
  } catch {
    return new Problem(response.status, `HTTP_${response.status}`, [], '', retryAfter);
  }
}

const part = encodeURIComponent;
const of = (access: Access) => `/registrations/${part(access.registrationNo)}`;

/** The HTTP API, one function for each of its doors. */
export const api = {
  clock: () => call<{ at: string; zone: string; simulated: boolean }>('/clock', { timeout: 5_000 }),
  rounds: () => call<{ rounds: Round[] }>('/rounds').then((answer) => answer.rounds),
  round: (roundId: string) => call<{ round: Round }>(`/rounds/${part(roundId)}`).then((answer) => answer.round),
  /** The intakes of a round for all its occupations; suspended ones are among them. */
  intakes: (roundId: string) =>
    call<{ sites: Intake[] }>(`/rounds/${part(roundId)}/sites`).then((answer) => answer.sites),
  sites: () => call<{ sites: Site[] }>('/sites').then((answer) => answer.sites),
  site: (siteId: string) => call<{ site: Site }>(`/sites/${part(siteId)}`).then((answer) => answer.site),
  occupations: () => call<{ occupations: Occupation[] }>('/occupations').then((answer) => answer.occupations),
  materials: () => call<{ materials: MaterialKind[] }>('/materials').then((answer) => answer.materials),
  register: (body: RegisterRequest, idempotencyKey: string) =>
    call<Registered>('/registrations', { method: 'POST', body, idempotencyKey }),
  registration: (access: Access) =>
    call<{ registration: Registration }>(of(access), { access }).then((answer) => answer.registration),
  withdraw: (access: Access, reason: string) =>
    call<{ registration: Registration }>(`${of(access)}/withdrawal`, {
      method: 'POST',
      body: reason ? { reason } : {},
      access,
    }).then((answer) => answer.registration),
  choose: (access: Access, choice: Choice) =>
    call<{ registration: Registration }>(`${of(access)}/choice`, { method: 'POST', body: choice, access }).then(
      (answer) => answer.registration,
    ),
  answerMove: (access: Access, choice: 'ACCEPT' | 'DECLINE') =>
    call<{ registration: Registration }>(`${of(access)}/move`, { method: 'POST', body: { choice }, access }).then(
      (answer) => answer.registration,
    ),
  announce: (access: Access, kind: string, body: { fileName: string; contentType: string; size: number }) =>
    call<{ upload: Upload }>(`${of(access)}/materials/${part(kind)}`, { method: 'PUT', body, access }).then(
      (answer) => answer.upload,
    ),
  confirm: (access: Access, kind: string) =>
    call<{ missing: string[] }>(`${of(access)}/materials/${part(kind)}/confirmation`, { method: 'POST', access }).then(
      (answer) => answer.missing,
    ),
  sendSignInCode: (phone: string) =>
    call<{ expiresAt: string; resendAt: string }>('/sign-in-codes', { method: 'POST', body: { phone } }),
  signIn: (phone: string, code: string) =>
    call<{ registrations: SignedIn[] }>('/sign-ins', { method: 'POST', body: { phone, code } }).then(
      (answer) => answer.registrations,
    ),
  follow: (occupation: string, contact: { phone: string } | { email: string }) =>
    call<{ occupation: string; contact: string; token: string }>(`/occupations/${part(occupation)}/followers`, {
      method: 'POST',
      body: contact,
    }),
  unfollow: (token: string) => call<void>(`/followers/${part(token)}`, { method: 'DELETE' }),
  occupationCalendar: (occupation: string) => `/api/occupations/${part(occupation)}/calendar.ics`,
  registrationCalendar: (registration: Registration) =>
    `/api/registrations/${part(registration.registrationNo)}/calendar.ics?key=${part(registration.calendarKey)}`,
};
