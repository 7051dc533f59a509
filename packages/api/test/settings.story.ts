import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeLearner, makeOwner, makeStaff } from './harness/factories.js';
import { onEachSite, type Site } from './harness/site.js';

const FIELDS = 'siteName termsUrl privacyUrl inviteDays mailPaused mailFrom mailLeaves introspection';
const SETTINGS = `{ settings { ${FIELDS} } }`;
const UPDATE = `mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename
  ... on SettingsUpdated { settings { ${FIELDS} } } ... on InvalidInput { fields { path } } } }`;
const SCHEMA = '{ __schema { queryType { name } } }';

const DEFAULTS = { siteName: 'Portico', termsUrl: null, privacyUrl: null, inviteDays: 14, mailPaused: false, mailFrom: 'Portico <no-reply@portico.test>', mailLeaves: false, introspection: true };

const read = async (owner: Caller): Promise<Json> => (await owner.ask(SETTINGS)).settings!;
const update = async (owner: Caller, input: object): Promise<Json> => (await owner.ask(UPDATE, { input })).updateSettings!;

/** What history says of the settings, the newest first. */
async function told(owner: Caller): Promise<Json[]> {
  const { history } = await owner.ask('{ history(first: 100) { nodes { action summary requestId subject { id } actor { staff { id } } changes { field before after } } } }');
  return (history!.nodes as unknown as Json[]).filter(({ action }) => action === 'settings.updated');
}

async function landingPage(site: Site, slug: string): Promise<Json> {
  return (await site.stranger().ask('query ($slug: String!) { landingPage(slug: $slug) { termsUrl privacyUrl } }', { slug })).landingPage!;
}

describe('the settings of a site', () => {
  onEachSite((site) => {
    it('have values that work before anybody chose any', async () => {
      expect(await read(await makeOwner(site))).toEqual(DEFAULTS);
    });

    it('change field by field: what is left out stays, null clears, and the answer is what is stored', async () => {
      const owner = await makeOwner(site);
      const first = { siteName: ' Acme Academy ', termsUrl: 'https://acme.test/terms', inviteDays: 90, mailPaused: true, mailFrom: 'acme, inc. <No-Reply@ACME.test>' };
      const written = { ...DEFAULTS, siteName: 'Acme Academy', termsUrl: 'https://acme.test/terms', inviteDays: 90, mailPaused: true, mailFrom: '"acme, inc." <No-Reply@acme.test>' };
      expect(await update(owner, first)).toEqual({ __typename: 'SettingsUpdated', settings: written });
      expect(await update(owner, { privacyUrl: 'https://acme.test/privacy', inviteDays: 1 })).toMatchObject({ settings: { ...written, privacyUrl: 'https://acme.test/privacy', inviteDays: 1 } });
      expect(await read(await makeOwner(site))).toEqual({ ...written, privacyUrl: 'https://acme.test/privacy', inviteDays: 1 });
      expect(await update(owner, { siteName: 'Portico', termsUrl: null, privacyUrl: null, inviteDays: 14, mailPaused: false, mailFrom: null })).toMatchObject({ settings: DEFAULTS });
    });

    it.each([
      ['siteName', 'null', null], ['siteName', 'nothing', ' '], ['siteName', 'too long', 'x'.repeat(121)], ['siteName', 'two lines', 'two\nlines'],
      ['termsUrl', 'a script', 'javascript:alert(1)'], ['termsUrl', 'a path', '/terms'], ['termsUrl', 'a password', 'https://user:pw@acme.test/'], ['privacyUrl', 'a user', 'https://user@acme.test/'], ['privacyUrl', 'too long', `https://acme.test/${'x'.repeat(2_000)}`],
      ['inviteDays', 'none', 0], ['siteName', 'nothing to see', '\u200b'], ['mailFrom', 'a name that is turned', 'A\u202eB <a@b.test>'], ['inviteDays', 'too many', 91], ['inviteDays', 'null', null], ['mailPaused', 'null', null], ['introspection', 'null', null],
      ['mailFrom', 'a name alone', 'nobody'], ['mailFrom', 'a second header', 'A <a@b.test>\r\nBcc: c@d.test'], ['mailFrom', 'two addresses', 'a@b.test, c@d.test'], ['mailFrom', 'nothing', ''],
    ])('are refused at the field that is wrong, and stay as they are: %s, %s', async (field, _, value) => {
      const owner = await makeOwner(site);
      const before = await read(owner);
      const { __typename: name, fields } = await update(owner, { inviteDays: 7, [field]: value });
      expect([name, (fields as unknown as Json[]).map(({ path }) => path)]).toEqual(['InvalidInput', [field]]);
      expect(await read(owner)).toEqual(before);
    });

    it('are for owners alone, reading too', async () => {
      const callers = [
        site.stranger(), (await makeLearner(site)).caller, (await makeStaff(site, 'CLIENT_ADMIN')).caller, (await makeStaff(site, 'CLIENT_MANAGER')).caller, (await makeStaff(site, 'AUDITOR')).caller,
      ];
      const before = await read(await makeOwner(site));
      for (const [at, caller] of callers.entries()) {
        const code = at === 0 ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect([at, await caller.fault(SETTINGS), await caller.fault(UPDATE, { input: { siteName: 'Stolen' } })]).toEqual([at, code, code]);
      }
      expect(await read(await makeOwner(site))).toEqual(before);
    });

    it('lose nothing to each other when many change them at once', async () => {
      const owner = await makeOwner(site);
      const changes = [{ siteName: 'All at once' }, { termsUrl: 'https://acme.test/t' }, { privacyUrl: 'https://acme.test/p' }, { inviteDays: 33 }, { mailPaused: true }, { mailFrom: 'a@b.test' }];
      const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => update(owner.copy(), changes[at % changes.length]!)));
      expect(new Set(answers.map(({ __typename: name }) => name))).toEqual(new Set(['SettingsUpdated']));
      expect(await read(owner)).toEqual({ ...DEFAULTS, ...Object.assign({}, ...changes) });
      await update(owner, { siteName: 'Portico', termsUrl: null, privacyUrl: null, inviteDays: 14, mailPaused: false, mailFrom: null });
    });

    it('keep their history: who, what, before and after, and nothing when nothing changed', async () => {
      const { id, caller } = await makeStaff(site, 'OWNER');
      const before = (await told(caller)).length;
      await update(caller, { inviteDays: 21, mailPaused: false });
      await update(caller, { inviteDays: 21 });
      const since = (await told(caller)).slice(0, -before || undefined);
      expect(since).toEqual([
        { action: 'settings.updated', summary: 'Changed the settings of the site.', requestId: expect.any(String), subject: null, actor: { staff: { id } }, changes: [{ field: 'inviteDays', before: '14', after: '21' }] },
      ]);
      await update(caller, { inviteDays: 14 });
    });

    it('put terms and privacy on every landing page, also for strangers', async () => {
      const owner = await makeOwner(site);
      const { slug } = await makeClient(owner);
      expect(await landingPage(site, slug)).toEqual({ termsUrl: null, privacyUrl: null });
      await update(owner, { termsUrl: 'https://acme.test/terms', privacyUrl: 'https://acme.test/privacy' });
      expect(await landingPage(site, slug)).toEqual({ termsUrl: 'https://acme.test/terms', privacyUrl: 'https://acme.test/privacy' });
      await update(owner, { termsUrl: null, privacyUrl: null });
    });

    it('switch introspection off for everybody but staff, and on again', async () => {
      const owner = await makeOwner(site);
      const learner = await makeLearner(site);
      await update(owner, { introspection: false });
      expect([await site.stranger().fault(SCHEMA), await learner.caller.fault(SCHEMA)]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
      expect(await (await makeStaff(site, 'AUDITOR')).caller.ask(SCHEMA)).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
      await update(owner, { introspection: true });
      expect(await site.stranger().ask(SCHEMA)).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    });
  });
});
