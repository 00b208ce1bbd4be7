import type { Intake, Level, Occupation, RegisterRequest } from '../api';
import { sentence, t } from '../lang';
import { type Field, isCitizenNumber, normalDocumentNo, problemOf } from '../rules/candidate';
import { birthDate, youngerThan } from '../rules/residentId';

export const STEPS = ['occupation', 'condition', 'site', 'person', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** Which step has which field of the request, named as the server names it. */
const FIELDS: Record<Step, string[]> = {
  occupation: ['occupation', 'level'],
  condition: ['condition'],
  site: ['siteId'],
  person: ['candidate.name', 'candidate.documentType', 'candidate.documentNo', 'candidate.phone', 'candidate.email'],
  confirm: [],
};

/** The step of a field that the server refused; what belongs to none is said where it was sent. */
export function stepOf(field: string): Step {
  return STEPS.find((step) => FIELDS[step].includes(field)) ?? 'confirm';
}

export interface FieldProblem {
  field: string;
  message: string;
}

export type Request = Partial<Omit<RegisterRequest, 'candidate'>> & {
  candidate: Partial<RegisterRequest['candidate']>;
};

/** What is known around a request. */
export interface Known {
  occupations: string[];
  occupation: Occupation | undefined;
  levels: Level[];
  level: Level | undefined;
  intakes: Intake[];
  /** The day in the round's zone, ISO. */
  today: string;
}

/** Whether a site can be chosen, as far as the last look at it tells; the server decides. */
export function choosable(intake: Intake): boolean {
  return intake.state === 'OPEN' && intake.free !== 0;
}

/** What is wrong with a step, in the order of its fields. */
export function problemsOf(step: Step, request: Request, known: Known): FieldProblem[] {
  const words = t.value.registering;
  switch (step) {
    case 'occupation': {
      const found: FieldProblem[] = [];
      if (!known.occupations.includes(request.occupation ?? '')) {
        found.push({ field: 'occupation', message: words.occupationMissing });
      }
      if (!known.level) {
        found.push({ field: 'level', message: words.levelMissing });
      }
      return found;
    }
    case 'condition': {
      const clauses = known.level?.clauses ?? [];
      return clauses.length === 0 || clauses.some((clause) => clause.no === request.condition)
        ? []
        : [{ field: 'condition', message: words.conditionMissing }];
    }
    case 'site': {
      const chosen = known.intakes.find((intake) => intake.siteId === request.siteId);
      if (chosen && choosable(chosen)) {
        return [];
      }
      return [{ field: 'siteId', message: chosen ? words.siteGone : words.siteMissing }];
    }
    case 'person':
      return (['name', 'documentNo', 'phone', 'email'] as const).flatMap((field) => ofPerson(field, request, known));
    case 'confirm':
      return [];
  }
}

function ofPerson(field: Field, request: Request, known: Known): FieldProblem[] {
  const problem = problemOf(field, request.candidate, known.today);
  if (problem) {
    return [{ field: `candidate.${field}`, message: sentence(problem.code, ...problem.named) }];
  }
  const age = known.occupation?.minimumAge;
  const born = bornOn(request);
  if (field === 'documentNo' && age !== undefined && born && youngerThan(age, born, known.today)) {
    return [{ field: 'candidate.documentNo', message: sentence('TOO_YOUNG', age) }];
  }
  return [];
}

/** The birth date that her document tells, if it tells one. */
export function bornOn(request: Request): string | undefined {
  return isCitizenNumber(request.candidate.documentType)
    ? birthDate(normalDocumentNo(request.candidate.documentNo ?? ''))
    : undefined;
}
