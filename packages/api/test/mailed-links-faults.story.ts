import { describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import { idBytes } from '../src/kernel/ids.js';
import { grant } from './harness/administering.js';
import type { FaultKind } from './harness/driver-errors.js';
import { makeClient, makeOwner, makeStaff, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { withFault, type FaultPlan } from './harness/fault-injection.js';
import { drift } from './harness/invariants.js';
import { FOLLOW, latestToken, linkFor, mailsTo, registered, REQUESTS, type Whose } from './harness/mailed-links.js';
import { onEachSite, type Site } from './harness/site.js';

/** One of each sort: the transaction runs again, the connection is gone, it was done and nobody was told. */
const FAULTS: readonly FaultKind[] = ['1213', 'lost-connection', 'lost-commit'];
const NEW = 'nine patient herons';

/** Something about to be done, and what can be seen of it afterwards, the same however often it is set up. */
interface Scene {
  do(): Promise<unknown>;
  see(): Promise<unknown>;
}

/** What is left of an account's links, sessions, history and mails. */
async function leftOf(site: Site, { id, email }: Whose & { readonly id: string }): Promise<unknown> {
  const bytes = idBytes(id as Parameters<typeof idBytes>[0]);
  const count = async (table: string, where: string) => Number((await rows<{ n: number }>(site.database.reader, `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`, [bytes, bytes]))[0]!.n);
  const of = (column: string) => `(learner_id = ? OR staff_id = ?) AND ${column}`;
  const history = await rows<{ action: string }>(site.database.reader, 'SELECT action FROM history_entry WHERE subject_id = ? OR actor_id = ? ORDER BY action', [bytes, bytes]);
  await site.deliver();
  return [await count('session', of('1 = 1')), await count('mailed_link', of('closed_at IS NULL')), history.map(({ action }) => action), (await mailsTo(await makeOwner(site), email)).toSorted()];
}

async function followed(site: Site, { purpose, token, more, person }: { readonly purpose: keyof typeof FOLLOW; readonly token: string; readonly more: object; readonly person: Whose & { readonly id: string } }): Promise<Scene> {
  return {
    do: async () => (await site.stranger().ask(FOLLOW[purpose].replaceAll(/learner \{ [^}]+ \}|Staff \{ id \}/g, (part) => (part.startsWith('S') ? 'Staff { role }' : 'learner { emailProven }')), { input: { token, ...more } })).answer,
    see: () => leftOf(site, person),
  };
}

const SCENES: Readonly<Record<string, (site: Site) => Promise<Scene>>> = {
  'somebody who signs in by a link': async (site) => {
    const person = await registered(site, await makeClient(await makeOwner(site)));
    return followed(site, { purpose: 'sgn', token: await linkFor(site, await makeOwner(site), 'sgn', person), more: {}, person });
  },
  'a member of the staff who chooses a new password by a link': async (site) => {
    const person = await makeStaff(site, 'AUDITOR');
    return followed(site, { purpose: 'pwr', token: await linkFor(site, await makeOwner(site), 'pwr', person), more: { password: NEW }, person });
  },
  'somebody who proves their address, with a seat held': async (site) => {
    const owner = await makeOwner(site);
    const client = await makeClient(owner);
    const person = await registered(site, client, { proven: false });
    await grant(owner, await makeSublicense(owner, client.id, { accessDays: 30 }), [person.id]);
    await site.deliver();
    const scene = await followed(site, { purpose: 'prf', token: await latestToken(owner, person.email), more: { password: NEW }, person });
    return { ...scene, see: async () => [await scene.see(), await drift(site.database.reader, { client: client.id }), await accesses(site, person.id)] };
  },
  'somebody who moves to another address': async (site) => {
    const owner = await makeOwner(site);
    const person = await registered(site, await makeClient(owner));
    const newEmail = `moved${serial()}@elsewhere.test`;
    await person.caller.ask('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }', { input: { newEmail, currentPassword: PASSWORD } });
    await site.deliver();
    return followed(site, { purpose: 'prf', token: await latestToken(owner, newEmail), more: {}, person });
  },
  'staff who grant to an unproven account': async (site) => {
    const owner = await makeOwner(site);
    const client = await makeClient(owner);
    const person = await registered(site, client, { proven: false });
    const more = await makeSublicense(owner, client.id);
    return {
      do: async () => (await grant(owner, more, [person.id])).map(({ __typename: name, access }) => [name, access?.status]),
      see: async () => [await leftOf(site, person), await drift(site.database.reader, { client: client.id }), await accesses(site, person.id)],
    };
  },
  'somebody who asks for a link': async (site) => {
    const person = await registered(site, await makeClient(await makeOwner(site)));
    return { do: () => site.stranger().ask(REQUESTS.sgn, { input: { email: person.email, slug: person.slug } }), see: () => leftOf(site, person) };
  },
};

async function accesses(site: Site, learner: string): Promise<unknown> {
  return rows(site.database.reader, 'SELECT a.status FROM access a JOIN membership m ON m.id = a.membership_id WHERE m.learner_id = ? ORDER BY a.id', [idBytes(learner as Parameters<typeof idBytes>[0])]);
}

describe('a statement that fails is not noticed by', () => {
  onEachSite((site) => {
    const disturbed = async (name: string, plan: FaultPlan | null) => {
      const scene = await SCENES[name]!(site);
      const report = await withFault(site.database, plan, () => scene.do());
      return { ...report, seen: JSON.stringify([report.outcome, await scene.see()]) };
    };

    it.each(Object.keys(SCENES))('%s, whichever it is and however it fails', async (name) => {
      const { seen, statements } = await disturbed(name, null);
      expect(seen).toContain('fulfilled');
      for (const fault of FAULTS) {
        const last = statements[0]!;
        for (let atStatement = fault === 'lost-commit' ? last : 1; atStatement <= last; atStatement += 1) {
          const run = await disturbed(name, { fault, atStatement });
          expect([fault, atStatement, run.struck, run.seen]).toEqual([fault, atStatement, true, seen]);
        }
      }
    });

    it('the worker that makes a link: whatever fails, one mail leaves in the end, with the link that works', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const asked = async () => {
        const person = await registered(site, client);
        await site.stranger().ask(REQUESTS.sgn, { input: { email: person.email, slug: client.slug } });
        return person;
      };
      await asked();
      const { statements } = await withFault(site.database, null, () => site.deliver());
      // The first transaction takes the request, the second makes the link.
      for (let atStatement = 1; atStatement <= statements[1]!; atStatement += 1) {
        for (const fault of FAULTS) {
          const { email } = await asked();
          await withFault(site.database, { fault, atStatement, transaction: 2 }, () => site.deliver());
          expect(await mailsTo(owner, email)).toEqual(['SIGN_IN_LINK']);
          const answer = await site.stranger().ask(FOLLOW.sgn, { input: { token: await latestToken(owner, email) } });
          expect(answer.answer!.__typename).toBe('SignedIn');
        }
      }
    });
  });
});
