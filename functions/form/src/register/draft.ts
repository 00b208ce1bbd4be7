import { onUnmounted, ref, watch } from 'vue';
import { type Draft, store } from '../device/store';
import { drawKey } from './key';

const A_BREATH = 300;

function fresh(roundId: string): Draft {
  return {
    roundId,
    step: 0,
    request: { roundId, candidate: { documentType: 'RESIDENT_ID' } },
    idempotencyKey: drawKey(),
    sent: false,
  };
}

/**
 * What she fills in for a round, kept on this device as she does. On a device that keeps nothing the form works all the same, and forgets
 * when it is left.
 */
export function useDraft(roundId: string) {
  const draft = ref(fresh(roundId));
  /** Whether it was begun earlier. */
  const resumed = ref(false);
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let untouched = true;

  async function load(): Promise<void> {
    const kept = await store.draft(roundId).catch(() => undefined);
    if (kept) {
      draft.value = kept;
      resumed.value = true;
    }
    watch(
      draft,
      () => {
        untouched = false;
        clearTimeout(timer);
        timer = setTimeout(() => void keep(), A_BREATH);
      },
      // At once, so that what is kept right after a change has it.
      { deep: true, flush: 'sync' },
    );
  }

  /** Keeps it now: before anything is sent, and when the page goes. */
  async function keep(): Promise<void> {
    clearTimeout(timer);
    if (over || untouched) {
      return;
    }
    // A plain copy, since the browser cannot store what Vue watches.
    await store.keepDraft(JSON.parse(JSON.stringify(draft.value)) as Draft).catch(() => undefined);
  }

  async function startOver(): Promise<void> {
    draft.value = fresh(roundId);
    resumed.value = false;
    // An empty draft is not worth keeping.
    clearTimeout(timer);
    untouched = true;
    await store.dropDraft(roundId).catch(() => undefined);
  }

  /** It has become a registration. */
  async function drop(): Promise<void> {
    over = true;
    clearTimeout(timer);
    await store.dropDraft(roundId).catch(() => undefined);
  }

  const flush = () => void keep();
  addEventListener('pagehide', flush);
  onUnmounted(() => {
    removeEventListener('pagehide', flush);
    flush();
  });
  return { draft, resumed, load, keep, startOver, drop };
}
