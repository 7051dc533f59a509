import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite();
});
afterAll(() => site.close());

/** Pages in pages: each node of one asks for the next. */
const pages = (...firsts: string[]) => firsts.reduceRight((below, first) => `through${first} { nodes { ${below} } }`, 'name');
const refusalOf = async (query: string, variables: Record<string, unknown> = {}) => {
  const response = await site.post({ query, variables });
  const { errors, data } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[]; data?: unknown };
  if (errors === undefined) return null;
  return { status: response.status, ran: data !== undefined, code: errors[0]!.extensions.code, message: errors[0]!.message };
};
const TOO_LARGE = { status: 400, ran: false, code: 'BAD_USER_INPUT', message: expect.stringMatching(/^This operation may come to [\d,]+ values; at most 250,000 are allowed\./) };

describe('an answer', () => {
  it('is refused before it runs when pages of a hundred in each other come to a million', async () => {
    expect(await refusalOf(`{ door { ${pages('(first: 100)', '(first: 100)', '(first: 100)')} } }`)).toEqual(TOO_LARGE);
    expect(await refusalOf(`{ door { ${pages('(last: 100)', '(last: 100)', '(last: 100)')} } }`)).toEqual(TOO_LARGE);
  });

  it('is as large with what variables and their defaults say', async () => {
    const query = (usual: string) => `query ($n: Int${usual}) { door { ${pages('(first: $n)', '(first: $n)', '(first: $n)')} } }`;
    expect(await refusalOf(query(''), { n: 100 })).toEqual(TOO_LARGE);
    expect(await refusalOf(query(' = 100'))).toEqual(TOO_LARGE);
    expect(await refusalOf(query(' = 100'), { n: 10 })).toBeNull();
  });

  it('counts pages nobody gave a length as they come, and lists without pages too', async () => {
    expect(await refusalOf(`{ door { ${pages('', '', '')} } }`)).toBeNull();
    expect(await refusalOf(`{ door { ${pages('', '', '', '')} } }`)).toEqual(TOO_LARGE);
    expect(await refusalOf(`{ door ${'{ beside '.repeat(9)}{ name }${' }'.repeat(9)} }`)).toEqual(TOO_LARGE);
  });

  it('counts what stands beside each other, and what fragments bring', async () => {
    const aliases = Array.from({ length: 30 }, (_, at) => `a${at}: through(first: 100) { nodes { name } }`).join(' ');
    expect(await refusalOf(`{ doors(first: 100) { nodes { ${aliases} } } }`)).toEqual(TOO_LARGE);
    const fragments = 'fragment A on Door { through(first: 100) { nodes { ...B } } } fragment B on Door { through(first: 100) { nodes { ...C } } } fragment C on Door { through(first: 100) { nodes { name } } }';
    expect(await refusalOf(`${fragments} { door { ...A } }`)).toEqual(TOO_LARGE);
  });

  it('of a hundred with a hundred each runs', async () => {
    expect(await refusalOf(`{ doors(first: 100) { nodes { name ${pages('(first: 100)')} } } }`)).toBeNull();
  });
});
