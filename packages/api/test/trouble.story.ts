import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../src/composition.js';
import { ENTITIES } from '../src/entities.js';
import { openDatabase, type OpenDatabase } from '../src/platform/database/open-database.js';
import { seatsTaken, updateCode } from './harness/administering.js';
import { BreakableLink } from './harness/breakable-link.js';
import { onMariadb } from './harness/databases.js';
import { makeClient, makeCode, makeLearner, makeOwner, type MadeLearner } from './harness/factories.js';
import { check, redeem, register } from './harness/redeeming.js';
import { Site } from './harness/site.js';

const REDEEM = 'mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }';

describe('a database out of reach', () => {
  onMariadb((_, on) => {
    const site = new Site(on);
    let link: BreakableLink;
    let database: OpenDatabase;

    beforeAll(async () => {
      link = new BreakableLink(new URL(on.url()));
      await link.mend();
      database = await openDatabase({ entities: [...ENTITIES], migrations: composition.migrations, url: link.url() });
      await site.open(database);
    });

    afterAll(async () => {
      await site.close();
      await database.close();
      await link.cut();
    });

    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      return { owner, client, code: await makeCode(owner, client.id, { sublicenseIds: [client.main] }) };
    };

    it('answers 503 with the time to try again, for everybody and everything, and serves by itself once it is back', async () => {
      const { owner, client, code } = await world();
      const learner = await makeLearner(site);
      await link.cut();
      const answers = [
        await learner.caller.send(REDEEM, { input: { codes: [code.code] } }),
        await owner.send('{ clients { totalCount } }'),
        await site.stranger().send('query ($slug: String!) { landingPage(slug: $slug) { name } }', { slug: client.slug }),
      ];
      for (const { status, headers, body } of answers) {
        expect([status, headers.get('retry-after')]).toEqual([503, '5']);
        expect(body.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
      }
      expect((await fetch(`${site.url}/${client.slug}`)).status).toBe(503);
      expect((await fetch(`${site.url}/livez`)).status).toBe(200);
      expect((await fetch(`${site.url}/readyz`)).status).toBe(503);
      await link.mend();
      expect(await redeem(learner.caller, null, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
      expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
    });

    it('leaves nothing half done when it goes in the middle of many requests: whoever tries again is in once', async () => {
      const { owner, client, code } = await world();
      const learners = await Promise.all(Array.from({ length: 12 }, () => makeLearner(site)));
      const send = ({ caller }: MadeLearner) => caller.send(REDEEM, { input: { codes: [code.code] } });
      const sent = learners.map(send);
      await Promise.race(sent);
      await link.cut();
      const answers = await Promise.all(sent);
      expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual([]);
      await link.mend();
      const { client: seen } = await owner.ask('query ($id: ID!) { client(id: $id) { seats { taken } } }', { id: client.id });
      const inAlready = answers.filter(({ status }) => status === 200).length;
      expect(Number(seen!.seats!.taken)).toBeGreaterThanOrEqual(inAlready);
      for (const learner of learners) expect((await send(learner)).body.data).toEqual({ redeemCodes: { __typename: 'CodesRedeemed' } });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 12, client: 12 });
      expect(await updateCode(owner, { id: code.id })).toMatchObject({ registrationCode: { redemptionCount: 12 } });
    });

    it('costs nobody an account: who was told to try again registers with the same address', async () => {
      const { client, code } = await world();
      const email = 'patient@example.test';
      await link.cut();
      await expect(register(site.stranger(), client.slug, [code.code], { email })).rejects.toThrow('UNAVAILABLE');
      await link.mend();
      expect(await check(site.stranger(), client.slug, [code.code])).toMatchObject([{ accepted: true }]);
      expect(await register(site.stranger(), client.slug, [code.code], { email })).toMatchObject({ __typename: 'CodesRedeemed' });
    });

    it('is met by connections that broke unseen: the next request is served as if nothing had been', async () => {
      const { client, code } = await world();
      const learner = await makeLearner(site);
      link.hangUp();
      expect(await redeem(learner.caller, null, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await seatsTaken(await makeOwner(site), client.id)).toEqual({ Main: 1, client: 1 });
    });
  });
});
