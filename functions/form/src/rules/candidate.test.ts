import { describe, expect, it } from 'vitest';
import { type Field, problemOf } from './candidate';
import vectors from './vectors.json';

const FIELDS: Field[] = ['name', 'documentNo', 'phone', 'email'];

describe('what is refused while one types is what the server refuses', () => {
  it.each(vectors.cases)('$says', (vector) => {
    const candidate = { ...vectors.candidate, ...vector.candidate };
    const found = FIELDS.flatMap((field) => {
      const problem = problemOf(field, candidate, vectors.today);
      return problem ? [[problem.code, field]] : [];
    });
    expect(found).toEqual('serverOnly' in vector ? [] : vector.refused);
  });

  it('names what the sentence of a length names', () => {
    expect(problemOf('name', { name: '王' }, vectors.today)).toEqual({ code: 'NAME_LENGTH', named: [2, 50] });
  });
});
