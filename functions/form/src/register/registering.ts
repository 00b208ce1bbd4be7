import { computed, inject, type InjectionKey, nextTick, reactive, ref, shallowRef } from 'vue';
import {
  api,
  type Intake,
  type Level,
  type Occupation,
  Problem,
  type Registered,
  type Round,
  Unreachable,
} from '../api';
import { now, synced } from '../clock';
import { store } from '../device/store';
import { dayAt } from '../instants';
import { sentence, t } from '../lang';
import { type Dates, datesBeforeChoice, datesOf, openOnlyApart } from '../rules/rounds';
import { type FieldProblem, type Known, problemsOf, type Step, STEPS, stepOf } from './checks';
import { useDraft } from './draft';
import { drawKey } from './key';
import { useSending } from './sending';

/** Levels of an occupation of which nothing is known but its name; the site decides. */
const ALL_LEVELS = [5, 4, 3, 2, 1];
const ENDED = ['CLOSED', 'ROUND_CANCELLED', 'ROUND_POSTPONED'];
/** In milliseconds: this clock and the server's may differ a little, and so long after the deadline only the server's decides. */
const DOUBT = 30_000;

/** One registration on its way: what she filled in, what is known around it, what is wrong with it, and its sending. */
export function useRegistering(roundId: string, go: (step: Step) => Promise<unknown>) {
  const { draft, resumed, load: loadDraft, keep, startOver: clearDraft, drop } = useDraft(roundId);
  const round = shallowRef<Round>();
  const catalogue = shallowRef<Occupation[]>([]);
  const allIntakes = shallowRef<Intake[]>([]);
  const failed = ref('');
  const unknown = ref(false);

  const request = computed(() => draft.value.request);
  /** Those of the round, or, where it names none, those that its sites offer. */
  const occupations = computed(() =>
    round.value?.occupations.length
      ? round.value.occupations
      : [...new Set(allIntakes.value.flatMap((intake) => intake.occupations))],
  );
  const occupation = computed(() => catalogue.value.find((one) => one.name === request.value.occupation));
  const levels = computed<Level[]>(() =>
    occupation.value?.levels.length
      ? occupation.value.levels
      : ALL_LEVELS.map((level) => ({ level, name: sentence(`LEVEL_${level}`), clauses: [], required: [] })),
  );
  const level = computed(() => levels.value.find((one) => one.level === request.value.level));
  const clause = computed(() => level.value?.clauses.find((one) => one.no === request.value.condition));
  const intakes = computed(() =>
    allIntakes.value.filter((intake) => intake.occupations.includes(request.value.occupation ?? '')),
  );
  const intake = computed(() => intakes.value.find((one) => one.siteId === request.value.siteId));
  const at = computed(() => (synced.value ? now.value : undefined));
  /** The dates that hold for her, by the site that she chose. */
  const dates = computed<Dates | undefined>(() => {
    if (!round.value) {
      return undefined;
    }
    return intake.value ? datesOf(round.value, intake.value) : datesBeforeChoice(round.value, at.value);
  });
  /** The only sites that take registrations, where the round by its own dates does not. */
  const onlyAt = computed(() =>
    round.value && openOnlyApart(round.value, at.value)
      ? allIntakes.value.filter((one) => one.ownDates && one.state === 'OPEN')
      : [],
  );
  const materials = computed(() => [...new Set([...(level.value?.required ?? []), ...(clause.value?.papers ?? [])])]);
  const today = computed(() => dayAt(now.value, round.value?.zone ?? 'Asia/Shanghai'));
  const known = computed<Known>(() => ({
    occupations: occupations.value,
    occupation: occupation.value,
    levels: levels.value,
    level: level.value,
    intakes: intakes.value,
    today: today.value,
  }));

  /** The steps that she has to take; the one of the clauses is left out where there are none. */
  const steps = computed(() =>
    STEPS.filter((step) => step !== 'condition' || !level.value || level.value.clauses.length > 0),
  );
  const firstOpen = computed(
    () => steps.value.find((step) => problemsOf(step, request.value, known.value).length > 0) ?? 'confirm',
  );

  /** What the server refused, by field, until the field is changed. */
  const refusals = reactive<Record<string, string>>({});
  /** Fields that were left once, or a step that she wanted to leave: only then is said what is wrong. */
  const touched = reactive(new Set<string>());
  const said = ref<{ title: string; message: string; code: string }>();

  function problems(step: Step): FieldProblem[] {
    const found = problemsOf(step, request.value, known.value);
    const more = Object.entries(refusals)
      .filter(([field]) => stepOf(field) === step && !found.some((problem) => problem.field === field))
      .map(([field, message]) => ({ field, message }));
    return [...found, ...more];
  }

  function error(field: string): string | undefined {
    if (refusals[field]) {
      return refusals[field];
    }
    return touched.has(field)
      ? problemsOf(stepOf(field), request.value, known.value).find((problem) => problem.field === field)?.message
      : undefined;
  }

  /** A field was changed: what the server said about it no longer holds, and nothing is sent again unless she says so. */
  function changed(field: string): void {
    delete refusals[field];
    said.value = undefined;
    draft.value.sent = false;
  }

  async function load(): Promise<void> {
    failed.value = '';
    try {
      [round.value, catalogue.value, allIntakes.value] = await Promise.all([
        api.round(roundId),
        api.occupations(),
        api.intakes(roundId),
      ]);
    } catch (fault) {
      unknown.value = fault instanceof Problem && fault.code === 'UNKNOWN_ROUND';
      failed.value = fault instanceof Unreachable ? t.value.unreachable : t.value.fault;
    }
  }

  async function refreshIntakes(): Promise<boolean> {
    try {
      allIntakes.value = await api.intakes(roundId);
      return true;
    } catch {
      return false;
    }
  }

  /** Whether nothing can be sent any more: the server has said so, or would by any clock. */
  const over = computed(
    () =>
      ENDED.includes(said.value?.code ?? '') ||
      (synced.value && dates.value !== undefined && now.value >= Date.parse(dates.value.closesAt) + DOUBT),
  );

  const registered = shallowRef<Registered>();
  /** Whether this device has taken it over. */
  const kept = ref(false);
  const stopped = ref(false);

  const sending = useSending(
    () => {
      const { candidate, condition, ...rest } = draft.value.request;
      const { email, ...person } = candidate;
      return api.register(
        {
          ...(rest as Required<typeof rest>),
          ...(condition === undefined || steps.value.includes('condition') === false ? {} : { condition }),
          candidate: { ...(person as Required<typeof person>), ...(email?.trim() ? { email } : {}) },
        },
        draft.value.idempotencyKey,
      );
    },
    (answer) => void take(answer),
    (why) => void refuse(why),
  );

  async function submit(): Promise<void> {
    said.value = undefined;
    stopped.value = false;
    draft.value.sent = true;
    // Before it goes out: if the page dies now, it asks again with the same key.
    await keep();
    await sending.send();
  }

  /** Gives up asking. The key stays: if it arrived all the same, the same request under it gets the same answer. */
  async function stop(): Promise<void> {
    sending.stop();
    draft.value.sent = false;
    await keep();
    stopped.value = true;
  }

  async function take(answer: Registered): Promise<void> {
    const { occupation: name = '', level: of = 0, siteId = '' } = draft.value.request;
    kept.value = await store
      .keepRegistration({
        registrationNo: answer.registrationNo,
        accessCode: answer.accessCode,
        occupation: name,
        level: of,
        roundId,
        siteId,
      })
      .then(() => true)
      .catch(() => false);
    await drop();
    registered.value = answer;
  }

  async function refuse(why: unknown): Promise<void> {
    const all =
      why instanceof Problem && why.refusals.length > 0
        ? why.refusals
        : [
            {
              code: why instanceof Problem ? why.code : 'FAULT',
              field: '',
              message: (why as Error).message || t.value.fault,
            },
          ];
    draft.value.sent = false;
    // Nothing was done under this key, and what she sends next is another request.
    draft.value.idempotencyKey = drawKey();
    const elsewhere = all.filter((refusal) => stepOf(refusal.field) !== 'confirm');
    all.forEach((refusal) => (refusals[refusal.field] = refusal.message));
    const first = all[0]!;
    said.value = {
      title: t.value.registering.refusedTitle,
      message: first.code === 'IDEMPOTENCY_KEY_REUSED' ? t.value.registering.keyReused : first.message,
      code: first.code,
    };
    if (elsewhere.some((refusal) => refusal.field === 'siteId')) {
      await refreshIntakes();
    }
    if (elsewhere.length === 0) {
      round.value = await api.round(roundId).catch(() => round.value);
      if (round.value?.apart?.length) {
        // Where sites differ, another one may still take her.
        await refreshIntakes();
      }
      return;
    }
    const step = STEPS.find((one) => elsewhere.some((refusal) => stepOf(refusal.field) === one)) ?? 'confirm';
    await go(step);
    await nextTick();
    focusOn(elsewhere.find((refusal) => stepOf(refusal.field) === step)?.field ?? '');
  }

  async function startOver(): Promise<void> {
    sending.stop();
    stopped.value = false;
    said.value = undefined;
    touched.clear();
    Object.keys(refusals).forEach((field) => delete refusals[field]);
    await clearDraft();
    await go('occupation');
  }

  return reactive({
    draft,
    resumed,
    round,
    failed,
    unknown,
    request,
    occupations,
    occupation,
    levels,
    level,
    clause,
    intakes,
    intake,
    dates,
    onlyAt,
    materials,
    today,
    steps,
    firstOpen,
    touched,
    refusals,
    said,
    over,
    registered,
    kept,
    stopped,
    sending,
    problems,
    error,
    changed,
    load,
    loadDraft,
    keep,
    refreshIntakes,
    submit,
    stop,
    startOver,
  });
}

export type Registering = ReturnType<typeof useRegistering>;
export const REGISTERING: InjectionKey<Registering> = Symbol('registering');

/** The registration that the page around has begun. */
export function registering(): Registering {
  const found = inject(REGISTERING);
  if (!found) {
    throw new Error('outside of a registration');
  }
  return found;
}

/** The id of the control of a field; of the first, where it has several. */
export function idOf(field: string): string {
  return `field-${field.replace('.', '-')}`;
}

export function focusOn(field: string): void {
  document.getElementById(idOf(field))?.focus();
}
