import { checkOf } from '../src/rules/residentId';

/** Somebody who does not exist. */
export interface Person {
  name: string;
  documentNo: string;
  phone: string;
}

let count = 0;

/** A person whom nobody has registered yet, with numbers that are right. */
export function somebody(): Person {
  count += 1;
  const order = String(count).padStart(3, '0');
  const digits = `51010619900307${order}`;
  return { name: '考生甲', documentNo: digits + checkOf(digits), phone: `1380013${String(1000 + count)}` };
}
