import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, setCodesEnabled, updateCode, updateSublicense } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, type MadeClient, type MadeLearner } from './harness/factories.js';
import { redeem, register } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

/** One client's codes, one of every standing, each with a sublicense of its own. */
type Codes = Readonly<Record<'good' | 'unknown' | 'early' | 'late' | 'exhausted' | 'revoked' | 'full' | 'disabled', string>>;

const ANSWERS: Readonly<Record<Exclude<keyof Codes, 'good'>, string>> = {
  unknown: 'CodeNotFound',
  disabled: 'CodeNotFound',
  early: 'CodeNotStarted',
  late: 'CodeExpired',
  exhausted: 'CodeExhausted',
  revoked: 'AccessRevoked',
  full: 'SeatsExhausted',
};
const REFUSED = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[];

async function codesOf(site: Site, owner: Caller, { client, learner }: { client: MadeClient; learner: MadeLearner }): Promise<Codes> {
  const place = (name: string, seatLimit: number | null = null) => makeSublicense(owner, client.id, { name, seatLimit });
  const made = async (sublicense: Awaited<ReturnType<typeof place>>, more: object = {}) => makeCode(owner, client.id, { sublicenseIds: [sublicense], ...more });
  const revoked = await place('Revoked');
  await grant(owner, revoked, [learner.id]);
  await revoke(owner, (await accessOf(owner, learner.email)).map((access) => access.id));
  const [late, disabled] = [await made(await place('Late')), await made(await place('Disabled'))];
  await updateCode(owner, { id: late.id, expiresAt: site.clock.in({ days: -1 }) });
  await setCodesEnabled(owner, [disabled.id], false);
  return {
    good: (await made(await place('Good'))).code,
    unknown: 'Nobody-Made-This',
    early: (await made(await place('Early'), { startsAt: site.clock.in({ days: 1 }) })).code,
    late: late.code,
    exhausted: (await made(await place('Exhausted'), { maxRedemptions: 0 })).code,
    revoked: (await made(revoked)).code,
    full: (await made(await place('Full', 0))).code,
    disabled: disabled.code,
  };
}

/** The code a refusal names. */
function named(answer: Json): unknown {
  return answer.code ?? answer.forCode;
}

describe('several codes of one call', () => {
  onEachSite((site) => {
    it('are refused for the first refused one in the order entered, whatever the others meet, and none is consumed', async () => {
      const owner = await makeOwner(site);
      const [client, learner] = [await makeClient(owner), await makeLearner(site)];
      const codes = await codesOf(site, owner, { client, learner });
      const before = await storedRows(site);
      for (const first of REFUSED) {
        for (const second of REFUSED) {
          if (first === second) continue;
          const answer = await redeem(learner.caller, client.slug, [codes.good, codes[first], codes[second]]);
          expect([first, second, answer.__typename, named(answer)]).toEqual([first, second, ANSWERS[first], codes[first]]);
        }
      }
      expect(await storedRows(site)).toEqual(before);
    });

    it('are refused to somebody new in the same order, and no account is made', async () => {
      const owner = await makeOwner(site);
      const [client, learner] = [await makeClient(owner), await makeLearner(site)];
      const codes = await codesOf(site, owner, { client, learner });
      const before = await storedRows(site);
      for (const [first, second] of [['full', 'unknown'], ['exhausted', 'early'], ['early', 'late'], ['late', 'full'], ['disabled', 'exhausted']] as const) {
        const answer = await register(site.stranger(), client.slug, [codes.good, codes[first], codes[second]]);
        expect([answer.__typename, named(answer)]).toEqual([ANSWERS[first], codes[first]]);
      }
      expect(await storedRows(site)).toEqual(before);
    });

    it('take the seats of all of them or none', async () => {
      const owner = await makeOwner(site);
      const [client, learner] = [await makeClient(owner, { seatLimit: 1 }), await makeLearner(site)];
      const codes = await codesOf(site, owner, { client, learner });
      await updateSublicense(owner, { id: client.main, seatLimit: 1 });
      const main = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      expect(await redeem(learner.caller, client.slug, [main.code, codes.full])).toMatchObject({ __typename: 'SeatsExhausted', forCode: codes.full, sublicense: 'Full' });
      expect(await redeem((await makeLearner(site)).caller, client.slug, [main.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await redeem(learner.caller, client.slug, [main.code, codes.good])).toMatchObject({ __typename: 'SeatsExhausted', forCode: main.code, sublicense: 'Main' });
      expect(await redeem(learner.caller, client.slug, [codes.good, main.code])).toMatchObject({ __typename: 'SeatsExhausted', forCode: codes.good, sublicense: null });
    });
  });
});
