import { describe, expect, it } from 'vitest';
import { after, begin, pause, type Came, type Journey } from './journey';

const STEP: Came = { of: 'step' };
const LOSS: Came = { of: 'loss' };
const EXPIRY: Came = { of: 'expiry' };
const WAITED: Came = { of: 'waiting' };
const refusal = (code: string): Came => ({ of: 'refusal', code, message: `said ${code}` });

function go(...came: Came[]): Journey {
  return came.reduce(after, begin(false));
}

describe('the journey of a file', () => {
  it('is announced, put and confirmed', () => {
    expect(begin(false).doing).toBe('announce');
    expect(go(STEP).doing).toBe('put');
    expect(go(STEP, STEP).doing).toBe('confirm');
    expect(go(STEP, STEP, STEP).doing).toBe('done');
  });

  it('asks first whether a file that was sent before a reload has arrived', () => {
    expect(begin(true).doing).toBe('confirm');
    expect(after(begin(true), STEP).doing).toBe('done');
    expect(after(begin(true), refusal('NOT_UPLOADED')).doing).toBe('announce');
  });

  it('waits when the network is lost and goes on with the very step', () => {
    for (const done of [[], [STEP], [STEP, STEP]]) {
      const before = go(...done);
      const waiting = after(before, LOSS);
      expect(waiting.doing).toBe('wait');
      expect(after(waiting, WAITED).doing).toBe(before.doing);
    }
  });

  it('never gives up for want of network', () => {
    const lost = Array.from({ length: 200 }, () => [LOSS, WAITED]).flat();
    expect(go(STEP, ...lost).doing).toBe('put');
  });

  it('waits longer each time, never longer than half a minute, and anew after a success', () => {
    expect(pause(go(LOSS))).toBe(2_000);
    expect(pause(go(LOSS, WAITED, LOSS))).toBe(4_000);
    expect(pause(go(...Array.from({ length: 20 }, () => [LOSS, WAITED]).flat(), LOSS))).toBe(30_000);
    expect(pause(go(LOSS, WAITED, LOSS, WAITED, STEP, LOSS))).toBe(2_000);
  });

  it('waits as long as the server asks for, once', () => {
    const asked = go({ of: 'loss', pause: 900 });
    expect(pause(asked)).toBe(900_000);
    expect(pause(after(after(asked, WAITED), LOSS))).toBe(4_000);
  });

  it('asks for another address when the old one has expired', () => {
    expect(go(STEP, EXPIRY).doing).toBe('announce');
  });

  it('gives up on an address that is never good', () => {
    const journey = go(STEP, EXPIRY, STEP, EXPIRY, STEP, EXPIRY, STEP, EXPIRY);
    expect(journey.doing).toBe('refused');
    expect(journey.code).toBe('NOT_UPLOADED');
  });

  it('does not count the addresses that expired while there was no network', () => {
    const lost = Array.from({ length: 10 }, () => [STEP, LOSS, WAITED, EXPIRY]).flat();
    expect(go(...lost).doing).toBe('announce');
  });

  it('uploads again what the server did not find', () => {
    expect(go(STEP, STEP, refusal('NOT_UPLOADED')).doing).toBe('announce');
    expect(go(STEP, STEP, refusal('NOT_ANNOUNCED')).doing).toBe('announce');
  });

  it('ends with what the server said when it refuses for good', () => {
    for (const code of ['TYPE_DIFFERS', 'SIZE_DIFFERS', 'CLOSED', 'FORFEITED', 'WITHDRAWN', 'UNKNOWN_REGISTRATION']) {
      expect(go(STEP, STEP, refusal(code))).toMatchObject({ doing: 'refused', code, message: `said ${code}` });
    }
    expect(go(refusal('CLOSED')).doing).toBe('refused');
    expect(after(go(refusal('CLOSED')), STEP).doing).toBe('refused');
  });
});
