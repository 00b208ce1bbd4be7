/** What a contact surely is not; the server has the last word. */

export function phoneProblem(phone: string): 'PHONE_INVALID' | undefined {
  return /^(\+?86)?1[3-9]\d{9}$/.test(phone.replace(/[\s-]/g, '')) ? undefined : 'PHONE_INVALID';
}

export function emailProblem(email: string): 'EMAIL_INVALID' | undefined {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) ? undefined : 'EMAIL_INVALID';
}

/** The six digits, however they were pasted. */
export function digits(code: string): string {
  return code.normalize('NFKC').replace(/\D/g, '');
}
