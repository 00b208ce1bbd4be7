import { computed, ref } from 'vue';
import { api } from './api';

/** How far the server's clock is ahead of this device's, in milliseconds. Only the server's decides about deadlines. */
const ahead = ref(0);
const device = ref(Date.now());

export const zone = ref('Asia/Shanghai');
/** The clock is one that was set for a rehearsal, which every page says. */
export const simulated = ref(false);
/** Whether the server's clock is known by now. */
export const synced = ref(false);

/** The server's time in milliseconds, moving by the second. */
export const now = computed(() => device.value + ahead.value);

const EVERY = 30_000;

/** Asks the server for its time; half of the round trip is taken off. A server that cannot be reached leaves it as it was. */
export async function sync(): Promise<void> {
  const before = Date.now();
  try {
    const said = await api.clock();
    const after = Date.now();
    ahead.value = Date.parse(said.at) - (before + after) / 2;
    device.value = after;
    zone.value = said.zone;
    simulated.value = said.simulated;
    synced.value = true;
  } catch {
    // Offline: the last known difference still holds.
  }
}

/** Keeps the clock moving, and in step with the server's: a phone that slept wakes up with another time. */
export function startClock(): void {
  void sync();
  setInterval(() => (device.value = Date.now()), 1_000);
  setInterval(() => void sync(), EVERY);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      void sync();
    }
  });
  addEventListener('online', () => void sync());
}
