import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sumOf } from '@portico/shared';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { idBytes } from '../../src/kernel/ids.js';
import { rows } from '../../src/kernel/sql.js';
import { batchOf, generate, makeBatch } from '../harness/batches.js';
import type { Caller } from '../harness/caller.js';
import { onEachDatabase } from '../harness/databases.js';
import { makeClient, makeLearner, makeOwner, type MadeClient, type MadeLearner } from '../harness/factories.js';
import { drift } from '../harness/invariants.js';
import { LONG, SEED, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { redeem } from '../harness/redeeming.js';
import { Seeded } from '../harness/seeded.js';
import { Site } from '../harness/site.js';
import { workAmongKills } from './jobs/killed-workers.js';

/** Learners on one code, and how often; uploads that clash, and how often; codes of a batch whose makers are killed, and how often. */
const CROWD = 64;
const RACES = LONG ? 50 : 2;
const CLASHES = LONG ? 50 : 3;
const COUNT = LONG ? 200_000 : 21_000;
const KILLS = LONG ? 25 : 2;

const UPLOAD = `mutation ($input: UploadRedemptionCodesInput!) { uploadRedemptionCodes(input: $input) { __typename ... on RedemptionCodesUploaded { accepted } } }`;

describe(`redemption codes, seed ${SEED}`, () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);
    const random = new Seeded(SEED);
    const name = on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB';

    beforeAll(async () => {
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }));
      databases.push(await versionOf(site.database));
    });
    afterAll(() => site.close());

    const note = (what: string, times: number, found: readonly string[]) => {
      table.push({ database: name, what, times, deviations: found.length });
      deviations.push(...found.map((one) => `${name}, ${what}: ${one}`));
      expect(found).toEqual([]);
    };

    /** A session outlasts half an hour of the site's clock only, which the workers move on. */
    const client = async (): Promise<{ owner: Caller; client: MadeClient }> => {
      const owner = await makeOwner(site);
      return { owner, client: await makeClient(owner) };
    };

    it('let one in of many who redeem one code at once', async () => {
      const learners: MadeLearner[] = [];
      for (let at = 0; at < CROWD; at += 1) learners.push(await makeLearner(site));
      const found: string[] = [];
      for (let race = 0; race < RACES; race += 1) {
        const { owner, client: of } = await client();
        const { codes } = await makeBatch(owner, of.id, { sublicenseIds: [of.main] });
        const answers = await Promise.all(learners.map(({ caller }) => redeem(caller, null, [codes[0]!.code])));
        const kinds = answers.map(({ __typename }) => __typename);
        const [letIn, refused] = ['CodesRedeemed', 'CodeExhausted'].map((kind) => kinds.filter((one) => one === kind).length);
        if (letIn !== 1 || refused !== CROWD - 1) found.push(`${letIn} were let in, ${refused} refused.`);
        found.push(...(await drift(site.database.reader, { client: of.id })));
      }
      note(`${CROWD} learners on one code`, RACES, found);
    });

    it('leave no duplicate and no half batch where uploads and a generation clash', async () => {
      const found: string[] = [];
      for (let clash = 0; clash < CLASHES; clash += 1) {
        const { owner, client: of } = await client();
        const words = Array.from({ length: 300 }, (_, at) => `WORD-${at}-${random.below(9)}`);
        const [one, other] = [random.shuffled(words).slice(0, 200), random.shuffled(words).slice(0, 200).map((word) => word.toLowerCase())];
        const upload = (codes: readonly string[]) => owner.ask(UPLOAD, { input: { clientId: of.id, sublicenseIds: [of.main], label: 'Clash', codes } });
        const [first, second, made] = await Promise.all([upload(one), upload(other), generate(owner, { clientId: of.id, sublicenseIds: [of.main], count: 500 })]);
        const kinds = [first, second].map(({ uploadRedemptionCodes: answer }) => String(answer!.__typename)).sort();
        if (String(kinds) !== 'CodesRejected,RedemptionCodesUploaded') found.push(`The uploads answered ${kinds.join(' and ')}.`);
        if (made.__typename !== 'RedemptionCodesGenerated') found.push(`The generation answered ${String(made.__typename)}.`);
        const keys = await keysOf(site, of);
        if (keys.length !== 700 || new Set(keys).size !== 700) found.push(`There are ${keys.length} codes, ${new Set(keys).size} of them distinct.`);
        found.push(...(await drift(site.database.reader, { client: of.id })));
      }
      note('two uploads and a generation at once', CLASHES, found);
    });

    it('are as many as asked for, all distinct, whoever kills the workers that make them', async () => {
      const { owner, client: of } = await client();
      const { batch } = await generate(owner, { clientId: of.id, sublicenseIds: [of.main], count: COUNT });
      const kills = await workAmongKills(site, { random, kills: KILLS });
      const keys = await keysOf(site, of);
      const after = await batchOf(await makeOwner(site), String(batch!.id));
      const found: string[] = [];
      if (keys.length !== COUNT || new Set(keys).size !== COUNT) found.push(`There are ${keys.length} codes, ${new Set(keys).size} of them distinct.`);
      if (keys.some((key) => sumOf(key) !== 0)) found.push('A check symbol is wrong.');
      const told = JSON.stringify([after.codeCount, after.status, after.job!.status, after.job!.progress!.done]);
      if (told !== JSON.stringify([COUNT, 'LIVE', 'COMPLETED', COUNT])) found.push(`The batch says ${told}.`);
      found.push(...(await drift(site.database.reader, { client: of.id })));
      note(`${COUNT.toLocaleString('en')} codes, makers killed`, kills, found);
      expect(kills).toBe(KILLS);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('codes', { title: 'Redemption codes: one learner each, every batch whole', about: ABOUT, command: 'pnpm prove codes', databases, table, deviations });
  });
});

/** Every key there is at a client. */
async function keysOf(site: Site, { id }: MadeClient): Promise<string[]> {
  const found = await rows<{ folded_key: string }>(site.database.reader, 'SELECT folded_key FROM code WHERE client_id = ?', [idBytes(id)]);
  return found.map((row) => row.folded_key);
}

const ABOUT = [
  `${CROWD} learners redeem one code at once, again and again: one is in, all others are told that it is used up.`,
  'Two uploads that have words in common, written in other ways, and a generation come at once: one upload is taken whole, the other refused whole, and the generation is complete.',
  'Workers that make the codes of a large batch are killed (SIGKILL) at chunks drawn from the seed, before their COMMIT is sent or once it is done; the next comes when the lease is over. In the end there are as many codes as were asked for, and the progress says so.',
];
