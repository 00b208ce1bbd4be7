import { onUnmounted, ref } from 'vue';
import { Problem, Unreachable } from '../api';

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/** How long to wait before the next attempt, in milliseconds: twice as long each time, and not all phones at once. */
export function waitAfter(attempt: number, random = Math.random()): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.75 + random / 2);
}

/** Whether asking again may help: nobody answered, the server failed, or it is too busy. */
export function mayPass(fault: unknown): boolean {
  return fault instanceof Unreachable || (fault instanceof Problem && (fault.passing || fault.status === 429));
}

/**
 * Asks until there is an answer: after a pause that grows, at once when the network comes back, and no longer once she says stop. What is
 * asked must be safe to be asked twice.
 */
export function useSending<T>(ask: () => Promise<T>, answered: (answer: T) => void, refused: (why: unknown) => void) {
  const state = ref<'idle' | 'asking' | 'waiting'>('idle');
  const attempt = ref(0);
  /** Why it waits. */
  const why = ref<'unreachable' | 'fault'>('unreachable');
  /** Seconds until the next attempt. */
  const seconds = ref(0);
  let run = 0;
  let wake: () => void = () => undefined;

  async function send(): Promise<void> {
    const mine = ++run;
    for (attempt.value = 0; mine === run; attempt.value++) {
      state.value = 'asking';
      let answer: T;
      try {
        answer = await ask();
      } catch (fault) {
        if (mine !== run) {
          return;
        }
        if (!mayPass(fault)) {
          state.value = 'idle';
          refused(fault);
          return;
        }
        why.value = fault instanceof Unreachable ? 'unreachable' : 'fault';
        const asked = fault instanceof Problem ? (fault.retryAfter ?? 0) * 1000 : 0;
        await pause(Math.max(waitAfter(attempt.value), asked));
        continue;
      }
      // Also where she has said stop meanwhile: what has been done is done.
      run++;
      state.value = 'idle';
      answered(answer);
      return;
    }
  }

  function pause(ms: number): Promise<void> {
    state.value = 'waiting';
    const until = Date.now() + ms;
    const count = () => {
      seconds.value = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (seconds.value === 0) {
        wake();
      }
    };
    return new Promise((resolve) => {
      const timer = setInterval(count, 250);
      wake = () => {
        clearInterval(timer);
        removeEventListener('online', wake);
        resolve();
      };
      addEventListener('online', wake);
      count();
    });
  }

  function stop(): void {
    run++;
    state.value = 'idle';
    wake();
  }

  onUnmounted(stop);
  return { state, attempt, why, seconds, send, stop, now: () => wake() };
}
