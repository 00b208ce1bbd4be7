import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent } from 'vue';
import { Problem, Unreachable } from '../api';
import { mayPass, useSending, waitAfter } from './sending';

const refusal = new Problem(422, 'PHONE_INVALID', [], 'no', undefined);
const fault = new Problem(503, 'HTTP_503', [], '', undefined);

describe('waiting', () => {
  it('doubles, is spread, and has an end', () => {
    expect([0, 1, 2, 10].map((attempt) => waitAfter(attempt, 0.5))).toEqual([2_000, 4_000, 8_000, 30_000]);
    expect([waitAfter(0, 0), waitAfter(0, 1)]).toEqual([1_500, 2_500]);
  });

  it('is for what may pass', () => {
    expect([new Unreachable(), fault, new Problem(429, 'TOO_MANY', [], '', 5)].map(mayPass)).toEqual([
      true,
      true,
      true,
    ]);
    expect([refusal, new Error('a mistake of ours')].map(mayPass)).toEqual([false, false]);
  });
});

describe('sending', () => {
  const ask = vi.fn<() => Promise<string>>();
  const answered = vi.fn();
  const refused = vi.fn();
  let sending: ReturnType<typeof useSending<string>>;
  let page: ReturnType<typeof mount>;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    page = mount(
      defineComponent({
        setup() {
          sending = useSending(ask, answered, refused);
          return () => null;
        },
      }),
    );
  });
  afterEach(() => vi.useRealTimers());

  it('asks until there is an answer', async () => {
    ask.mockRejectedValueOnce(new Unreachable()).mockRejectedValueOnce(fault).mockResolvedValueOnce('done');
    void sending.send();
    await vi.advanceTimersByTimeAsync(0);
    expect([sending.state.value, sending.why.value]).toEqual(['waiting', 'unreachable']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect([sending.state.value, sending.why.value]).toEqual(['waiting', 'fault']);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(answered).toHaveBeenCalledExactlyOnceWith('done');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('asks at once when the network is back', async () => {
    ask.mockRejectedValueOnce(new Unreachable()).mockResolvedValueOnce('done');
    void sending.send();
    await vi.advanceTimersByTimeAsync(0);
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toHaveBeenCalledOnce();
  });

  it('does not ask again what was refused', async () => {
    ask.mockRejectedValueOnce(refusal);
    await sending.send();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refused).toHaveBeenCalledExactlyOnceWith(refusal);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('waits as long as the server says', async () => {
    ask.mockRejectedValueOnce(new Problem(429, 'TOO_MANY', [], '', 20)).mockResolvedValueOnce('done');
    void sending.send();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(ask).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stops when told to, and still takes an answer that comes', async () => {
    let answer: (text: string) => void = () => undefined;
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    void sending.send();
    sending.stop();
    expect(sending.state.value).toBe('idle');
    answer('done all the same');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answered).toHaveBeenCalledExactlyOnceWith('done all the same');
    expect(ask).toHaveBeenCalledOnce();
  });

  it('stops when the page is left', async () => {
    ask.mockRejectedValue(new Unreachable());
    void sending.send();
    await vi.advanceTimersByTimeAsync(0);
    page.unmount();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledOnce();
  });
});
