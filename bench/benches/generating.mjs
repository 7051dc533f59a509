// P5: the job that makes the codes of a large batch, beside bare INSERTs of the same rows.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { compiled, packageOfApi } from '../product.mjs';
import { cpuTime } from '../process-time.mjs';
import { inTurn } from '../rounds.mjs';
import { asks, closeAll, openSite } from './reading.mjs';

const CODES = 1_000_000;
const SITE = { clients: 10, codes: 100, learners: 100 };
const ROWS_A_STATEMENT = 1_000;
/** As the product: so many rows a transaction. */
const ROWS_A_TRANSACTION = 5_000;
/** How often the job is looked at, in milliseconds. */
const LOOK = 50;

const GENERATE = `mutation Generate($input: GenerateRedemptionCodesInput!) { generateRedemptionCodes(input: $input) { __typename ... on RedemptionCodesGenerated { batch { id } } } }`;

/** A client of a site with its first sublicense and who made it all. */
async function placeOf({ writer }) {
  const [row] = await writer.query('SELECT c.id AS client, MIN(s.id) AS sublicense FROM client c JOIN sublicense s ON s.client_id = c.id GROUP BY c.id LIMIT 1');
  const [{ id: maker }] = await writer.query('SELECT id FROM staff LIMIT 1');
  return { ...row, maker };
}

/** What both sides say of a round. */
function figures(count, millis, { before, after }) {
  return { rate: (count * 1000) / millis, p50: millis, p95: millis, p99: millis, cpu: (after[0] - before[0]) / count, databaseCpu: (after[1] - before[1]) / count, statements: 0 };
}

const now = () => process.hrtime.bigint();
const millisSince = (start) => Number(now() - start) / 1e6;

/** Rows as the product writes them: codes in groups of four, ids in the order they are made, all sorted. */
function makeRows(count, { draw, ids }) {
  return draw({ prefix: null, length: 12 }, count).map(({ text, foldedKey }) => `x'${ids.idBytes(ids.newId('cod')).toString('hex')}','${text}','${foldedKey}','${foldedKey}'`);
}

async function bareRound(database, connection, { rows, place }) {
  const [batch, uses] = [randomBytes(16), randomBytes(16)].map((id) => `x'${id.toString('hex')}'`);
  const hex = (id) => `x'${id.toString('hex')}'`;
  const same = `${hex(place.client)},'REDEMPTION','',1,${uses},NULL,NULL,NULL,'2026-01-01 00:00:00.000',${hex(place.maker)},${batch},0`;
  const columns = 'id,code,folded_key,generated_key,client_id,kind,label,enabled,use_allowance_id,starts_at,expires_at,email_domains,created_at,created_by,batch_id,standing';
  const before = [cpuTime(process.pid), cpuTime(database.pid)];
  const start = now();
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    if (at % ROWS_A_TRANSACTION === 0) await connection.query(at === 0 ? 'BEGIN' : 'COMMIT AND CHAIN');
    const values = rows.slice(at, at + ROWS_A_STATEMENT).map((row) => `(${row},${same})`);
    await connection.query(`INSERT INTO code (${columns}) VALUES ${values.join(',')}`);
  }
  await connection.query('COMMIT');
  return figures(rows.length, millisSince(start), { before, after: [cpuTime(process.pid), cpuTime(database.pid)] });
}

async function jobEnds(writer) {
  for (;;) {
    const [job] = await writer.query("SELECT state FROM job WHERE kind = 'GENERATE_CODES' ORDER BY id DESC LIMIT 1");
    if (job?.state === 'COMPLETED') return;
    if (job !== undefined && job.state !== 'QUEUED' && job.state !== 'RUNNING') throw new Error(`The job ${job.state}.`);
    await delay(LOOK);
  }
}

async function productRound({ database, writer, cookie }, server, { count, place, ids }) {
  const input = { clientId: ids.idFromBytes('cli', place.client), sublicenseIds: [ids.idFromBytes('sub', place.sublicense)], label: 'Bench', count };
  const { path, headers, body } = asks(cookie, GENERATE, { input });
  const before = [cpuTime(server.pid), cpuTime(database.pid)];
  const start = now();
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const told = await answer.text();
  if (!told.includes('RedemptionCodesGenerated')) throw new Error(told);
  await jobEnds(writer);
  return figures(count, millisSince(start), { before, after: [cpuTime(server.pid), cpuTime(database.pid)] });
}

async function generating({ database, rounds, size, profile }) {
  const count = size ?? CODES;
  const [bare, site] = [await openSite(database, SITE), await openSite(database, SITE)];
  const ids = await compiled('api/dist/kernel/ids.js');
  const { drawCodes: draw } = await compiled('api/dist/redemption-codes/draw-codes.js');
  const connection = await packageOfApi('mysql2/promise').createConnection({ uri: bare.url, timezone: 'Z' });
  const [barePlace, place] = [await placeOf(bare), await placeOf(site)];
  const server = await site.product({ profile });
  const result = await inTurn({
    rounds,
    baseline: () => bareRound(database, connection, { rows: makeRows(count, { draw, ids }), place: barePlace }),
    measured: () => productRound(site, server, { count, place, ids }),
  });
  await connection.end();
  const told = await closeAll([bare, site], [server]);
  return { figures: result, database: told, size: `${count} codes a round and side, each round on top of the rounds before` };
}

export const generateCodes = {
  id: 'P5',
  name: 'generate-codes',
  databases: ['mariadb'],
  what: 'generate 1,000,000 redemption codes, from the call to the end of the job',
  baseline: 'the same rows, drawn and sorted beforehand, by multi-row INSERTs as text over one connection of mysql2, 1,000 a statement and 5,000 a transaction',
  floor: 0.7,
  goal: 0.95,
  run: generating,
};
