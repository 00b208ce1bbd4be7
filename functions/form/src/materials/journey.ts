/** The steps by which a file reaches the server. Each may be repeated: what was done already is then done again or found done. */
export type Step = 'announce' | 'put' | 'confirm';

/** Where a file is on its way. */
export interface Journey {
  doing: Step | 'wait' | 'done' | 'refused';
  /** The step that follows a wait. */
  then: Step;
  /** Waits in a row; anything that succeeds ends the row. */
  waits: number;
  /** How often it began anew because an address or an upload was no longer good. */
  renewals: number;
  /** In seconds, where the server asked for a pause. */
  pause?: number | undefined;
  code?: string;
  message?: string;
}

/** What came of a step. */
export type Came =
  | { of: 'step' }
  /** No network, a broken connection, or a server that fails for the moment. */
  | { of: 'loss'; pause?: number | undefined }
  /** The address to upload to is good no longer. */
  | { of: 'expiry' }
  | { of: 'refusal'; code: string; message: string }
  | { of: 'waiting' };

/** The server's clock or storage may be at odds with us once or twice; more often something is wrong for good. */
const MOST_RENEWALS = 3;

/** Refusals that mean: what was uploaded is not there (any more), or another tab announced anew. Uploading again mends them. */
const MENDED_BY_RENEWAL = new Set(['NOT_UPLOADED', 'NOT_ANNOUNCED', 'CHANGED_MEANWHILE']);

export function begin(sent: boolean): Journey {
  return { doing: sent ? 'confirm' : 'announce', then: 'announce', waits: 0, renewals: 0 };
}

/** Where a journey goes from here. */
export function after(journey: Journey, came: Came): Journey {
  const step = journey.doing;
  if (step === 'done' || step === 'refused') {
    return journey;
  }
  if (step === 'wait') {
    return came.of === 'waiting' ? { ...journey, doing: journey.then, pause: undefined } : journey;
  }
  switch (came.of) {
    case 'step':
      return { ...journey, doing: next(step), waits: 0 };
    case 'loss':
      // Whoever waits between two tries does no harm, however often an address expires meanwhile.
      return { ...journey, doing: 'wait', then: step, waits: journey.waits + 1, renewals: 0, pause: came.pause };
    case 'expiry':
      return renewed(journey, 'NOT_UPLOADED', '');
    case 'refusal':
      return step === 'confirm' && MENDED_BY_RENEWAL.has(came.code)
        ? renewed(journey, came.code, came.message)
        : { ...journey, doing: 'refused', code: came.code, message: came.message };
    case 'waiting':
      return journey;
  }
}

function next(step: Step): 'put' | 'confirm' | 'done' {
  return step === 'announce' ? 'put' : step === 'put' ? 'confirm' : 'done';
}

function renewed(journey: Journey, code: string, message: string): Journey {
  return journey.renewals < MOST_RENEWALS
    ? { ...journey, doing: 'announce', renewals: journey.renewals + 1 }
    : { ...journey, doing: 'refused', code, message };
}

/** How long to wait, in milliseconds: longer each time, never long, and as long as the server asks for. */
export function pause(journey: Journey): number {
  return Math.max((journey.pause ?? 0) * 1_000, Math.min(30_000, 1_000 * 2 ** journey.waits));
}
