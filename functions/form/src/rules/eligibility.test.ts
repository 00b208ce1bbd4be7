import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise, questionsOf } from './eligibility';

const CATALOGUE = join(import.meta.dirname, '../../../core/src/main/resources/eligibility');

interface Known {
  name: string;
  clauses: { level: number; no: string; zh: string; en: string; papers: string[] }[];
}

const occupations = readdirSync(CATALOGUE)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(CATALOGUE, name), 'utf8')) as Known);
const clauses = occupations.flatMap((occupation) =>
  occupation.clauses.map((clause) => ({ of: `${occupation.name} ${clause.level}-${clause.no}`, ...clause })),
);

describe('every clause of the catalogue', () => {
  it.each(clauses)('asks the same in both languages: $of', ({ no, zh, en, papers }) => {
    const asked = questionsOf({ no, text: zh, papers });
    expect(asked?.map((question) => question.paper)).toEqual(papers);
    expect(questionsOf({ no, text: en, papers })).toEqual(asked);
  });
});

describe('advice', () => {
  const questions = questionsOf({
    no: '1',
    text: '取得五级证书后，累计从事本职业或相关职业工作4年（含）以上',
    papers: ['LOWER_CERTIFICATE', 'WORK_PROOF'],
  });

  it('is given once all is answered', () => {
    expect(advise(questions ?? [], { LOWER_CERTIFICATE: true, WORK_PROOF: 4 })).toBe('met');
    expect(advise(questions ?? [], { LOWER_CERTIFICATE: true })).toBe('unknown');
    expect(advise(questions ?? [], {})).toBe('unknown');
  });

  it('is against it as soon as one thing lacks', () => {
    expect(advise(questions ?? [], { LOWER_CERTIFICATE: false })).toBe('not-met');
    expect(advise(questions ?? [], { LOWER_CERTIFICATE: true, WORK_PROOF: 3 })).toBe('not-met');
  });

  it('is not given where the clause cannot be made questions of', () => {
    expect(questionsOf({ no: '1', text: '从事本职业工作', papers: ['WORK_PROOF'] })).toBeUndefined();
    expect(questionsOf({ no: '1', text: '其他', papers: ['SOMETHING_NEW'] })).toBeUndefined();
    expect(questionsOf({ no: '1', text: '其他', papers: [] })).toBeUndefined();
  });
});
