import type { Clause } from '../api';

/** What a clause asks, as far as the papers that prove it tell. */
export type Question =
  | { paper: string; kind: 'years'; atLeast: number }
  /** A paper that one has or has not. */
  | { paper: string; kind: 'held' };

/** Years for `years`, yes or no for `held`; nothing where she has not answered. */
export type Answers = Record<string, number | boolean | undefined>;

export type Advice = 'met' | 'not-met' | 'unknown';

/** 工作4年（含）以上, at least 4 years. */
const YEARS = /([0-9]{1,2})\s*(?:年|years?)/;

/**
 * The questions that help somebody to see whether a clause fits her; undefined where the clause asks for something that cannot be made a
 * question of, so that no advice is given rather than a wrong one.
 */
export function questionsOf(clause: Clause): Question[] | undefined {
  const questions: Question[] = [];
  for (const paper of clause.papers) {
    if (paper === 'WORK_PROOF') {
      const years = YEARS.exec(clause.text);
      if (!years) {
        return undefined;
      }
      questions.push({ paper, kind: 'years', atLeast: Number(years[1]) });
    } else if (['LOWER_CERTIFICATE', 'DIPLOMA', 'APPRENTICESHIP_PROOF', 'DISCHARGE_PAPER'].includes(paper)) {
      questions.push({ paper, kind: 'held' });
    } else {
      return undefined;
    }
  }
  return questions.length > 0 ? questions : undefined;
}

/** Whether the answers meet all questions. It only advises: the site looks at the papers and decides. */
export function advise(questions: Question[], answers: Answers): Advice {
  const each = questions.map((question) => adviseOn(question, answers[question.paper]));
  if (each.includes('not-met')) {
    return 'not-met';
  }
  return each.includes('unknown') ? 'unknown' : 'met';
}

function adviseOn(question: Question, answer: number | boolean | undefined): Advice {
  if (question.kind === 'years') {
    return typeof answer !== 'number' ? 'unknown' : answer >= question.atLeast ? 'met' : 'not-met';
  }
  return typeof answer !== 'boolean' ? 'unknown' : answer ? 'met' : 'not-met';
}
