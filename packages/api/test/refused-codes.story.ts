import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, setClientStatus, setCodesEnabled, setMembership, updateClient, updateCode, updateSublicense } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial, type MadeClient, type MadeLearner } from './harness/factories.js';
import { check, redeem, register } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

/** A client with a sublicense, and a learner with an account and nothing else. */
interface World {
  readonly site: Site;
  readonly owner: Caller;
  readonly client: MadeClient;
  readonly emea: Awaited<ReturnType<typeof makeSublicense>>;
  readonly learner: MadeLearner;
}

async function makeWorld(site: Site): Promise<World> {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  return { site, owner, client, emea: await makeSublicense(owner, client.id, { name: 'EMEA' }), learner: await makeLearner(site) };
}

/** A code that is refused: what is entered where, and the problem it meets. */
interface Refused {
  readonly entered: string;
  readonly slug: string | null;
  readonly problem: object;
  /** False where only somebody who is known can meet it. */
  readonly alsoForStrangers?: boolean;
}

type Prepare = (world: World) => Promise<Refused>;

async function codeOf({ owner, client, emea }: World, input: Omit<Parameters<typeof makeCode>[2], 'sublicenseIds'> = {}) {
  return makeCode(owner, client.id, { sublicenseIds: [emea], code: `Fall-${serial()}-X`, ...input });
}

function notFound(entered: string, slug: string | null): Refused {
  return { entered, slug, problem: { __typename: 'CodeNotFound', code: entered } };
}

/** Somebody else takes one use or seat. */
async function letSomebodyIn({ site, client }: World, code: string): Promise<void> {
  const { caller } = await makeLearner(site);
  expect(await redeem(caller, client.slug, [code])).toMatchObject({ __typename: 'CodesRedeemed' });
}

const REFUSALS: Readonly<Record<string, Prepare>> = {
  'an unknown code is not found': async ({ client }) => notFound('Nobody-Made-This', client.slug),
  'a code of another client is not found': async ({ owner, client }) => {
    const other = await makeClient(owner);
    const code = await makeCode(owner, other.id, { sublicenseIds: [other.main], code: `Foreign-${serial()}` });
    return notFound(code.code, client.slug);
  },
  'a generated code of another client is not found on the wrong page': async ({ owner, client }) => {
    const other = await makeClient(owner);
    return notFound((await makeCode(owner, other.id, { sublicenseIds: [other.main] })).code, client.slug);
  },
  'a code on the page of a client there is not is not found': async (world) => notFound((await codeOf(world)).code, 'no-such-client'),
  'a chosen code is not found without the client': async (world) => notFound((await codeOf(world)).code, null),
  'what is too short to be a code is not found': async ({ client }) => notFound('a-b', client.slug),
  'what has other symbols than a code is not found': async ({ client }) => notFound('Fäll 2026', client.slug),
  'the name of a page is not found': async ({ client }) => notFound('sign-in', client.slug),
  'a disabled code is not found': async (world) => {
    const code = await codeOf(world);
    await setCodesEnabled(world.owner, [code.id], false);
    return notFound(code.code, world.client.slug);
  },
  'a code of a disabled client is not found': async (world) => {
    const code = await codeOf(world);
    await setClientStatus(world.owner, world.client.id, 'DISABLED');
    return notFound(code.code, world.client.slug);
  },
  'a disabled code is not found even when it has not started, expired and is used up': async (world) => {
    const code = await codeOf(world, { maxRedemptions: 0, startsAt: world.site.clock.in({ days: 1 }) });
    await updateSublicense(world.owner, { id: world.emea, expiresAt: world.site.clock.in({ days: -1 }) });
    await setCodesEnabled(world.owner, [code.id], false);
    return notFound(code.code, world.client.slug);
  },
  'a code whose start is to come says when it starts, also when it is used up': async (world) => {
    const startsAt = world.site.clock.in({ days: 2 });
    const { code } = await codeOf(world, { startsAt, maxRedemptions: 0 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeNotStarted', code, startsAt } };
  },
  'a code whose end has come says when it ended, also when it is used up': async (world) => {
    const { code, id } = await codeOf(world, { maxRedemptions: 0 });
    const expiredAt = world.site.clock.in({ seconds: -1 });
    await updateCode(world.owner, { id, expiresAt: expiredAt });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExpired', code, expiredAt } };
  },
  'a code ends in the very millisecond of its end': async (world) => {
    const { code, id } = await codeOf(world);
    const expiredAt = world.site.clock.in({});
    await updateCode(world.owner, { id, expiresAt: expiredAt });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExpired', code, expiredAt } };
  },
  'a code of a sublicense that ended has expired with that end': async (world) => {
    const expiredAt = world.site.clock.in({ days: -3 });
    const { code } = await codeOf(world, { expiresAt: world.site.clock.in({ days: 9 }) });
    await updateSublicense(world.owner, { id: world.emea, expiresAt: expiredAt });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExpired', code, expiredAt } };
  },
  'a code of which one of several sublicenses ended has expired with that end': async (world) => {
    const expiredAt = world.site.clock.in({ days: -3 });
    const { code } = await makeCode(world.owner, world.client.id, { sublicenseIds: [world.emea, world.client.main], code: `Two-${serial()}` });
    await updateSublicense(world.owner, { id: world.emea, expiresAt: expiredAt });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExpired', code, expiredAt } };
  },
  'a code of a client that ended has expired with that end': async (world) => {
    const expiredAt = world.site.clock.in({ days: -2 });
    const { code } = await codeOf(world);
    await updateClient(world.owner, { id: world.client.id, expiresAt: expiredAt });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExpired', code, expiredAt } };
  },
  'a code of which every use is taken is exhausted, also when the seats are taken too': async (world) => {
    const { code } = await codeOf(world, { maxRedemptions: 1 });
    await letSomebodyIn(world, code);
    await updateSublicense(world.owner, { id: world.emea, seatLimit: 1 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExhausted', code } };
  },
  'a code with a limit of none is exhausted from the start': async (world) => {
    const { code } = await codeOf(world, { maxRedemptions: 0 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExhausted', code } };
  },
  'a full sublicense is named, without a number': async (world) => {
    const { code } = await codeOf(world, { maxRedemptions: 5 });
    await letSomebodyIn(world, code);
    await updateSublicense(world.owner, { id: world.emea, seatLimit: 1 });
    const problem = { __typename: 'SeatsExhausted', forCode: code, sublicense: 'EMEA', available: null };
    return { entered: code, slug: world.client.slug, problem };
  },
  'a sublicense with no seats at all is full': async (world) => {
    const { code } = await codeOf(world);
    await updateSublicense(world.owner, { id: world.emea, seatLimit: 0 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'SeatsExhausted', forCode: code, sublicense: 'EMEA', available: null } };
  },
  'a full client is told without a sublicense': async (world) => {
    const { code } = await codeOf(world);
    await letSomebodyIn(world, code);
    await updateClient(world.owner, { id: world.client.id, seatLimit: 1 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'SeatsExhausted', forCode: code, sublicense: null, available: null } };
  },
  'whom staff took an access away from is not let back in by another code, also when the seats are taken': async (world) => {
    const { code } = await codeOf(world);
    await grant(world.owner, world.emea, [world.learner.id]);
    await revoke(world.owner, (await accessOf(world.owner, world.learner.email)).map((access) => access.id));
    await updateSublicense(world.owner, { id: world.emea, seatLimit: 0 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'AccessRevoked', forCode: code }, alsoForStrangers: false };
  },
  'whom staff took the access of this very code away from is not let back in by it': async (world) => {
    const { code } = await codeOf(world);
    await redeem(world.learner.caller, world.client.slug, [code]);
    await revoke(world.owner, (await accessOf(world.owner, world.learner.email)).map((access) => access.id));
    return { entered: code, slug: world.client.slug, problem: { __typename: 'AccessRevoked', forCode: code }, alsoForStrangers: false };
  },
  'whom staff disabled at the client is answered as if revoked': async (world) => {
    const { code } = await codeOf(world);
    await grant(world.owner, world.client.main, [world.learner.id]);
    const [access] = await accessOf(world.owner, world.learner.email);
    await setMembership(world.owner, [access!.membership!.id], false);
    return { entered: code, slug: world.client.slug, problem: { __typename: 'AccessRevoked', forCode: code }, alsoForStrangers: false };
  },
  'a code used up tells so before it tells that staff took the access away': async (world) => {
    const { code } = await codeOf(world, { maxRedemptions: 1 });
    await letSomebodyIn(world, code);
    await grant(world.owner, world.emea, [world.learner.id]);
    await revoke(world.owner, (await accessOf(world.owner, world.learner.email)).map((access) => access.id));
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExhausted', code }, alsoForStrangers: false };
  },
  'the code whose access has ended is exhausted for whom it let in': async (world) => {
    await updateSublicense(world.owner, { id: world.emea, accessDays: 10 });
    const { code } = await codeOf(world);
    await redeem(world.learner.caller, world.client.slug, [code]);
    world.site.clock.advance({ days: 11 });
    return { entered: code, slug: world.client.slug, problem: { __typename: 'CodeExhausted', code }, alsoForStrangers: false };
  },
};

describe('a refused code', () => {
  onEachSite((site) => {
    for (const [rule, prepare] of Object.entries(REFUSALS)) {
      it(`${rule}, and nothing is consumed`, async () => {
        const world = await makeWorld(site);
        const { entered, slug, problem, alsoForStrangers = true } = await prepare(world);
        const before = await storedRows(site);
        expect(await redeem(world.learner.caller, slug, [entered])).toMatchObject(problem);
        expect(await check(world.learner.caller, slug, [entered])).toMatchObject([{ entered, accepted: false, problem, opens: [], client: null }]);
        if (alsoForStrangers) {
          expect(await register(site.stranger(), slug, [entered])).toMatchObject(problem);
          expect(await check(site.stranger(), slug, [entered])).toMatchObject([{ entered, accepted: false, problem, opens: [], client: null }]);
        }
        expect(await storedRows(site)).toEqual(before);
      });
    }
  });
});
