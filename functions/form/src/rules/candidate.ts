import type { Candidate } from '../api';
import { residentIdProblem } from './residentId';

/** A rule that is not kept: the server's code of it, and what its sentence names. */
export interface Wrong {
  code: string;
  named: (string | number)[];
}

export const DOCUMENT_TYPES = [
  'RESIDENT_ID',
  'HK_MACAO_TAIWAN_RESIDENCE',
  'HK_MACAO_PERMIT',
  'TAIWAN_PERMIT',
  'MILITARY_OFFICER',
  'PASSPORT',
  'FOREIGN_PERMANENT_RESIDENCE',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export type Field = 'name' | 'documentNo' | 'phone' | 'email';

const SHORTEST_NAME = 2;
const LONGEST_NAME = 50;

const PATTERNS: Record<Exclude<DocumentType, 'RESIDENT_ID' | 'HK_MACAO_TAIWAN_RESIDENCE'>, RegExp> = {
  MILITARY_OFFICER: /^\p{Script=Han}{1,6}字第?[0-9]{4,8}号?$/u,
  HK_MACAO_PERMIT: /^[HM][0-9]{8}([0-9]{2})?$/,
  TAIWAN_PERMIT: /^[0-9]{8}$/,
  PASSPORT: /^[A-Z0-9]{5,9}$/,
  FOREIGN_PERMANENT_RESIDENCE: /^([A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X])$/,
};

const wrong = (code: string, ...named: (string | number)[]): Wrong => ({ code, named });

/**
 * What is surely wrong with a field, by the server's rules. It never refuses what the server takes: where the server knows more (which
 * mobile numbers other countries have, which domains exist), the server decides.
 *
 * @param today the day in the round's zone, ISO
 */
export function problemOf(field: Field, candidate: Partial<Candidate>, today: string): Wrong | undefined {
  switch (field) {
    case 'name':
      return nameProblem(candidate.name ?? '');
    case 'documentNo':
      return documentProblem(candidate.documentType ?? 'RESIDENT_ID', candidate.documentNo ?? '', today);
    case 'phone':
      return phoneProblem(candidate.phone ?? '');
    case 'email':
      return emailProblem(candidate.email ?? '');
  }
}

/** Full-width characters become plain ones, small letters capitals, and blanks go. */
export function normalDocumentNo(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[ \t\n\v\f\r]/g, '')
    .toUpperCase();
}

/** Whether numbers of this type hold a birth date. */
export function isCitizenNumber(type: string | undefined): boolean {
  return type === 'RESIDENT_ID' || type === 'HK_MACAO_TAIWAN_RESIDENCE';
}

function strip(text: string): string {
  return text.replace(/^[\t-\r\x1c-\x20\u2028\u2029]+|[\t-\r\x1c-\x20\u2028\u2029]+$/g, '');
}

function nameProblem(typed: string): Wrong | undefined {
  const name = strip(typed.normalize('NFC').replace(/[ \t\n\v\f\r\p{Z}]+/gu, ' '));
  const length = [...name].length;
  if (length < SHORTEST_NAME || length > LONGEST_NAME) {
    return wrong('NAME_LENGTH', SHORTEST_NAME, LONGEST_NAME);
  }
  return /^[\p{L}\p{M}·•‧ .'’-]+$/u.test(name) && /\p{L}/u.test(name) ? undefined : wrong('NAME_CHARACTERS');
}

function documentProblem(type: string, typed: string, today: string): Wrong | undefined {
  const number = normalDocumentNo(typed);
  if (isCitizenNumber(type)) {
    const fromOutside = /^8[123]/.test(number);
    if (number.length === 18 && fromOutside !== (type === 'HK_MACAO_TAIWAN_RESIDENCE')) {
      return wrong('DOCUMENT_FORMAT');
    }
    const code = residentIdProblem(number, today);
    return code === undefined ? undefined : wrong(code);
  }
  const pattern = PATTERNS[type as keyof typeof PATTERNS];
  return pattern === undefined || pattern.test(number) ? undefined : wrong('DOCUMENT_FORMAT');
}

/** A mainland mobile number, whatever stands before it: +86, 0086, 86, 0, or the code of a carrier. */
const MAINLAND = /1[3-9][0-9]{9}$/;
/** 00, or the same by way of a carrier. */
const ABROAD = /^(00|1([12][0-9]|79)[0-9]{2}00)/;

function phoneProblem(typed: string): Wrong | undefined {
  const phone = strip(typed.normalize('NFKC'));
  if (!/^\+?[0-9 ()-]+$/.test(phone)) {
    return wrong('PHONE_INVALID');
  }
  const digits = phone.replace(/[^0-9]/g, '');
  const abroad = phone.startsWith('+') ? digits : ABROAD.test(digits) ? digits.replace(ABROAD, '') : undefined;
  const fits =
    abroad === undefined || abroad.startsWith('86')
      ? MAINLAND.test(digits) && digits.length <= 20
      : abroad.length >= 5 && abroad.length <= 20;
  return fits ? undefined : wrong('PHONE_INVALID');
}

function emailProblem(typed: string): Wrong | undefined {
  const email = strip(typed);
  if (/^\s*$/.test(typed)) {
    return undefined;
  }
  const local = email.slice(0, email.lastIndexOf('@'));
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const fits =
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local) &&
    local.length <= 64 &&
    !/^\.|\.$|\.\./.test(local) &&
    /^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*\.?$/.test(domain);
  return fits ? undefined : wrong('EMAIL_INVALID');
}
