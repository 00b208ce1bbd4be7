/**
 * A citizen number by GB 11643-1999: six digits of the region, eight of the birth date, three of the order (odd: male), and a check
 * character. The same rules as the server's; vectors.json holds both to it.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const OLDEST = 120;

/** First two digits by GB/T 2260, and 81 to 83 for residents from Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' + '50 51 52 53 54 61 62 63 64 65 71 81 82 83'
  ).split(' '),
);

/** What is wrong with a normalised number at a given day (ISO), if anything. */
export function residentIdProblem(number: string, today: string): string | undefined {
  if (/^[0-9]{15}$/.test(number)) {
    return 'ID_OLD_FORMAT';
  } else if (number.length !== 18) {
    return 'ID_LENGTH';
  } else if (!/^[0-9]{17}[0-9X]$/.test(number)) {
    return 'ID_CHARACTERS';
  } else if (!PROVINCES.has(number.slice(0, 2))) {
    return 'ID_REGION';
  }
  const born = birthDate(number);
  if (born === undefined || born > today || born < plusYears(today, -OLDEST)) {
    return 'ID_BIRTH_DATE';
  }
  return checkOf(number) === number.charAt(17) ? undefined : 'ID_CHECK_DIGIT';
}

/** The check character of the first seventeen digits. */
export function checkOf(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number.charAt(i)), 0);
  return CHECKS.charAt(sum % 11);
}

/** The birth date as an ISO day, if there is such a day. */
export function birthDate(number: string): string | undefined {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const iso = `${year}-${month}-${day}`;
  return isDay(iso) ? iso : undefined;
}

export function sex(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** Whether somebody born on a day is younger than so many full years on another. */
export function youngerThan(years: number, born: string, today: string): boolean {
  return plusYears(born, years) > today;
}

function isDay(iso: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso)) {
    return false;
  }
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
}

/** The same day in another year; the 29th of February is the 28th where there is none. */
function plusYears(iso: string, years: number): string {
  const moved = `${String(Number(iso.slice(0, 4)) + years).padStart(4, '0')}${iso.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}
