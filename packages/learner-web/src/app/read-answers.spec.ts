import { describe, expect, it } from '@jest/globals';
import type { PageRequest } from '@portico/shared';
import { ACME, ADA, refused, works } from '../../test/open-page.js';
import { operationsOf } from './operations.js';
import { pageDataOf } from './read-answers.js';

const at = (url: string, isVisit = true): PageRequest => ({ url, isVisit, acceptLanguage: 'en', chosenLanguage: undefined });
const place = (landingPage: unknown, viewer: unknown = {}) => ({ data: { landingPage, viewer } });

describe('a learner page asks the server', () => {
  it('whose page it is and who opens it, and looks at the codes of the address', () => {
    const [first, second] = operationsOf(at('/acme/FALL-2026?with=B-2'));
    expect(first!.variables).toEqual({ slug: 'acme', home: false, profile: false });
    expect(second!.variables).toEqual({ input: { slug: 'acme', codes: ['FALL-2026', 'B-2'] } });
  });

  it('for what somebody has only where it is shown', () => {
    expect(operationsOf(at('/acme'))[0]!.variables).toEqual({ slug: 'acme', home: true, profile: false });
    expect(operationsOf(at('/acme/profile'))[0]!.variables).toEqual({ slug: 'acme', home: false, profile: true });
  });

  it('nothing about codes unless a person opens it: a wrong one would count against whose browser fetched it', () => {
    expect(operationsOf(at('/acme/FALL-2026', false))).toHaveLength(1);
    expect(operationsOf(at('/redeem/7K4M-9QXT', false))).toHaveLength(1);
  });

  it('nothing when it can lead nowhere', () => {
    expect(operationsOf(at('/'))).toEqual([]);
  });
});

describe('of the answers', () => {
  it('a page is made', () => {
    const checks = [works('FALL-2026')];
    expect(pageDataOf(at('/acme/FALL-2026'), [place(ACME, { learner: ADA, dashboards: [] }), { data: { checkCodes: checks } }])).toMatchObject({
      status: 200,
      data: { showing: 'page', client: ACME, person: ADA, dashboards: [], checks, fault: null, language: 'en' },
    });
  });

  it('a client that moved leads to its present address, code and all', () => {
    expect(pageDataOf(at('/old/FALL-2026?lang=de'), [place(ACME)])).toEqual({ redirect: '/acme/FALL-2026?lang=de' });
    expect(pageDataOf(at('/ACME'), [place(ACME)])).toEqual({ redirect: '/acme' });
  });

  it('an unknown client is a page that is not there', () => {
    expect(pageDataOf(at('/nobody'), [place(null)])).toMatchObject({ status: 404, data: { showing: 'not-there' } });
    expect(pageDataOf(at('/acme/a/b'), [place(ACME)])).toMatchObject({ status: 404, data: { showing: 'not-there', client: ACME } });
  });

  it('a server that cannot answer is a page to come back to', () => {
    expect(pageDataOf(at('/acme'), null)).toMatchObject({ status: 503, data: { showing: 'away' } });
    expect(pageDataOf(at('/acme'), [{ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }])).toMatchObject({ status: 503 });
  });

  it('a code that leads to a client brings its brand with it', () => {
    const checks = [refused('WRONG', { __typename: 'CodeNotFound', code: 'WRONG' }), works('7K4M-9QXT')];
    expect(pageDataOf(at('/redeem/WRONG?with=7K4M-9QXT'), [{ data: { viewer: {} } }, { data: { checkCodes: checks } }])).toMatchObject({ status: 200, data: { client: ACME, checks } });
  });

  it('too many wrong codes are told, with how long to wait', () => {
    const check = { data: null, errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 7 } }] };
    expect(pageDataOf(at('/acme/WRONG'), [place(ACME), check])).toMatchObject({ data: { checks: null, fault: { kind: 'rateLimited', seconds: 7 } } });
  });
});
