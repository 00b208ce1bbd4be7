import { reactive, ref } from 'vue';
import { api, Problem, type Access, type Upload } from '../api';
import { now } from '../clock';
import { store, type Pending } from '../device/store';
import { after, begin, pause, type Came, type Journey } from './journey';
import { put } from './put';

/** A file on its way, as pages show it. */
export interface Carried {
  readonly registrationNo: string;
  readonly kind: string;
  readonly fileName: string;
  readonly size: number;
  sent: number;
  journey: Journey;
}

interface Running {
  carried: Carried;
  cancel: AbortController;
}

const running = reactive(new Map<string, Running>());
const keyOf = (registrationNo: string, kind: string) => `${registrationNo}/${kind}`;

/** Counts the files that have arrived, so that a page can look again at what is missing. */
export const arrivals = ref(0);

/** The file of a kind that is on its way, or was refused on it. */
export function carried(registrationNo: string, kind: string): Carried | undefined {
  return running.get(keyOf(registrationNo, kind))?.carried;
}

/** Sends a file on its way; one of the same kind that was on it is given up. */
export async function start(access: Access, pending: Pending): Promise<void> {
  await cancel(access.registrationNo, pending.kind);
  try {
    await store.keepUpload(pending);
  } catch {
    // A private window may refuse to keep files: then it has to arrive while the page is open.
  }
  void carry(access, pending);
}

/** Sends on their way again all files that are kept, for example after a reload. */
export async function resume(): Promise<void> {
  for (const pending of await store.uploads()) {
    const access = await store.registration(pending.registrationNo);
    if (access && !running.has(keyOf(pending.registrationNo, pending.kind))) {
      void carry(access, pending, true);
    }
  }
}

/** Gives a file up, and forgets one that was refused. */
export async function cancel(registrationNo: string, kind: string): Promise<void> {
  const key = keyOf(registrationNo, kind);
  running.get(key)?.cancel.abort();
  running.delete(key);
  await store.dropUpload(registrationNo, kind).catch(() => undefined);
}

/** Gives everything up, before the device forgets all. */
export function cancelAll(): void {
  running.forEach(({ cancel }) => cancel.abort());
  running.clear();
}

/** @param again whether it was found here, so that another tab may have carried it to its end meanwhile */
async function carry(access: Access, pending: Pending, again = false): Promise<void> {
  const key = keyOf(pending.registrationNo, pending.kind);
  const cancel = new AbortController();
  running.set(key, {
    cancel,
    carried: {
      registrationNo: pending.registrationNo,
      kind: pending.kind,
      fileName: pending.fileName,
      size: pending.file.size,
      sent: 0,
      journey: begin(pending.sent ?? false),
    },
  });
  const shown = running.get(key)!.carried;
  await alone(key, cancel.signal, async () => {
    if (again && !(await store.upload(pending.registrationNo, pending.kind))) {
      running.delete(key);
      arrivals.value++;
      return;
    }
    await travel(access, pending, shown, cancel.signal);
    if (cancel.signal.aborted) {
      return;
    }
    await store.dropUpload(pending.registrationNo, pending.kind).catch(() => undefined);
    if (shown.journey.doing === 'done') {
      running.delete(key);
      arrivals.value++;
    }
  });
}

/** Two tabs with the same file would overwrite each other's announcement: only one carries it. */
async function alone(key: string, cancelled: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) {
    return work();
  }
  await navigator.locks.request(`kaowu/${key}`, { signal: cancelled }, work).catch((failed: unknown) => {
    if (!cancelled.aborted) {
      throw failed;
    }
  });
}

async function travel(access: Access, pending: Pending, shown: Carried, cancelled: AbortSignal): Promise<void> {
  let upload: Upload | undefined;
  while (!cancelled.aborted && shown.journey.doing !== 'done' && shown.journey.doing !== 'refused') {
    const came = await step();
    if (!cancelled.aborted) {
      shown.journey = after(shown.journey, came);
    }
  }

  async function step(): Promise<Came> {
    switch (shown.journey.doing) {
      case 'announce':
        return asked(async () => {
          const { fileName, file } = pending;
          upload = await api.announce(access, pending.kind, { fileName, contentType: file.type, size: file.size });
        });
      case 'put':
        if (!upload || Date.parse(upload.expiresAt) <= now.value) {
          return { of: 'expiry' };
        }
        shown.sent = 0;
        return sent(await put(upload, pending.file, (bytes) => (shown.sent = Math.min(bytes, shown.size)), cancelled));
      case 'confirm':
        return asked(() => api.confirm(access, pending.kind));
      default:
        await patience(pause(shown.journey), cancelled);
        return { of: 'waiting' };
    }
  }

  async function sent(came: Came): Promise<Came> {
    if (came.of === 'step' && !cancelled.aborted) {
      await store.keepUpload({ ...pending, sent: true }).catch(() => undefined);
    }
    return came;
  }
}

async function asked(call: () => Promise<unknown>): Promise<Came> {
  try {
    await call();
    return { of: 'step' };
  } catch (failed) {
    if (failed instanceof Problem && !failed.passing) {
      return failed.status === 429
        ? { of: 'loss', pause: failed.retryAfter }
        : { of: 'refusal', code: failed.code, message: failed.refusals[0]?.message ?? failed.message };
    }
    return { of: 'loss' };
  }
}

/** Until the network is back, or the time is over. */
function patience(ms: number, cancelled: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      cancelled.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    cancelled.addEventListener('abort', end);
  });
}
