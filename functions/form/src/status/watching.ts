import { onUnmounted, ref, watch, type Ref } from 'vue';
import { api, Problem, type Access, type Registration, type Site } from '../api';
import { now } from '../clock';
import { store } from '../device/store';
import { lang } from '../lang';
import { arrivals } from '../materials/uploads';

/** The server settles a round within a minute of its deadline; until it has, it is asked so often. */
const SETTLING = 5_000;

/** A registration that is kept up to date: when the page is looked at again, the network is back, a file arrived or time is up. */
export function useRegistration(no: Ref<string>) {
  const access = ref<Access>();
  const registration = ref<Registration>();
  const site = ref<Site>();
  const error = ref<unknown>();
  /** Whether it is known if this device can open it. */
  const asked = ref(false);
  let timer = 0;

  async function load(): Promise<void> {
    clearTimeout(timer);
    const [of, opens] = [no.value, access.value];
    if (!opens) {
      return;
    }
    try {
      const found = await api.registration(opens);
      if (of === no.value) {
        error.value = undefined;
        show(found);
      }
    } catch (failed) {
      if (of === no.value) {
        error.value = failed;
        if (failed instanceof Problem && failed.status === 404) {
          // The code that is kept opens nothing (any more): ask for another.
          access.value = undefined;
          registration.value = undefined;
        }
        settle();
      }
    }
  }

  function show(found: Registration): void {
    registration.value = found;
    // Where is good to know and no reason to fail.
    void api.site(found.siteId).then(
      (answer) => {
        // She may have been moved to another one meanwhile.
        if (registration.value?.siteId === answer.id) {
          site.value = answer;
        }
      },
      () => undefined,
    );
    settle();
  }

  function settle(): void {
    clearTimeout(timer);
    const shown = registration.value;
    if (shown?.state === 'REGISTERED' && Date.parse(shown.closesAt) <= now.value) {
      timer = window.setTimeout(() => void load(), SETTLING);
    }
  }

  /** She has decided something about it, by which round or site may be others now. */
  async function decided(found: Registration): Promise<void> {
    show(found);
    if (access.value) {
      await keep(access.value, found);
    }
  }

  async function opened(opens: Access, found: Registration): Promise<void> {
    access.value = opens;
    error.value = undefined;
    show(found);
    await keep(opens, found);
  }

  watch(
    no,
    async (of) => {
      asked.value = false;
      registration.value = site.value = undefined;
      access.value = await store.registration(of).catch(() => undefined);
      await load();
      asked.value = true;
    },
    { immediate: true },
  );
  const seen = () => {
    if (!document.hidden) {
      void load();
    }
  };
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', seen);
  const stop = [
    watch([arrivals, lang], () => void load()),
    watch(
      () => !!registration.value && Date.parse(registration.value.closesAt) <= now.value,
      (passed) => passed && registration.value?.state === 'REGISTERED' && void load(),
    ),
  ];
  onUnmounted(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', seen);
    stop.forEach((end) => end());
  });

  return { access, registration, site, error, asked, load, opened, show, decided };
}

/** Keeps what opens a registration on this device. */
export async function keep(access: Access, found: Pick<Registration, 'occupation' | 'level' | 'roundId' | 'siteId'>) {
  const { registrationNo, accessCode } = access;
  const { occupation, level, roundId, siteId } = found;
  await store
    .keepRegistration({ registrationNo, accessCode, occupation, level, roundId, siteId })
    // A private window that keeps nothing shows it all the same.
    .catch(() => undefined);
}
