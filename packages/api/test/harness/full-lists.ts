import { ClientsService, newClientIds } from '../../src/clients/clients.service.js';
import { CodesReadModel } from '../../src/codes/codes.read-model.js';
import type { RegistrationCodeType } from '../../src/codes/codes.types.js';
import { systemAct } from '../../src/kernel/act.js';
import { timeText } from '../../src/kernel/clock.js';
import type { Tx } from '../../src/kernel/database.js';
import { idBytes, idFromBytes, newId, type LearnerId } from '../../src/kernel/ids.js';
import { insertRows, rows, type SqlValue } from '../../src/kernel/sql.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { SublicensesService } from '../../src/sublicenses/sublicenses.service.js';
import { crowd } from './crowd.js';
import { fillLists, NOW, type ListedRows } from './listed-rows.js';
import type { Seeded } from './seeded.js';
import { contextOf } from './slices.js';
import { ClientsReadModel } from '../../src/clients/clients.api.js';
import { SublicensesReadModel } from '../../src/sublicenses/sublicenses.api.js';

/** How many there are of what there is most of. */
const CROWD = 4_000;
const REDEMPTIONS = 3_000;
const ITEMS = 1_500;
const CLIENTS = 150;

/** What was made, and what tests look at more closely. */
export interface FullLists extends ListedRows {
  /** A code of the first client that was redeemed by most of its learners. */
  readonly code: RegistrationCodeType;
}

const FILLED = [
  'membership', 'membership_word', 'learner', 'learner_word', 'access', 'code', 'code_sublicense', 'registration_code_listing', 'registration_code_word',
  'redemption', 'allowance', 'client', 'client_word', 'content_item', 'client_content', 'history_entry',
];

/** Fills every list with so much that how it is read shows: a crowd at the first client, 400 people at the second, and the rest in proportion. */
export async function fillFull(database: OpenDatabase, chance: Seeded): Promise<FullLists> {
  const made = await fillLists(database, chance, { learners: 0, codes: 600 });
  await makeClients(database);
  const [first] = await Promise.all(
    ([[0, CROWD], [1, 400]] as const).map(([at, count]) =>
      database.inTransaction((tx) => crowd(tx, { client: made.clients[at]!, sublicense: made.sublicenses[at * 2]! }, { chance, count })),
    ),
  );
  const found = await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM code WHERE client_id = ? ORDER BY id', [idBytes(made.clients[0]!)]);
  await database.inTransaction(async (tx) => {
    for (const { id } of found.slice(0, 3)) await redeemedBy(tx, id, first!);
    await makeContent(tx, chance, made);
  });
  if (database.dialect === 'mysql') await database.dataSource.query(`ANALYZE TABLE ${FILLED.join(', ')}`);
  const id = idFromBytes('cod', found[0]!.id);
  const codes = await new CodesReadModel({ database, publicUrl: new URL('http://portico.test'), clients: new ClientsReadModel({ reader: database.reader, publicUrl: new URL('http://portico.test') }), sublicenses: new SublicensesReadModel({ reader: database.reader }) }).byId([id], contextOf());
  return { ...made, code: codes.get(id)! };
}

async function makeClients(database: OpenDatabase): Promise<void> {
  const service = new ClientsService({ sublicenses: new SublicensesService() });
  await database.inTransaction(async (tx) => {
    for (let at = 0; at < CLIENTS; at += 1) await service.create(tx, newClientIds(), { input: { name: `Customer ${at % 40} of ${at}`, seatLimit: at % 3 }, act: systemAct(NOW) });
  });
}

async function redeemedBy(tx: Tx, code: Buffer, people: readonly LearnerId[]): Promise<void> {
  const redemptions = people.slice(0, REDEMPTIONS).map((id) => [idBytes(newId('red')), code, idBytes(id), timeText(NOW)]);
  await insertRows(tx, 'redemption', ['id', 'code_id', 'learner_id', 'redeemed_at'], redemptions);
}

/** The first client has 600 of the items, the second and the third have 60. */
async function makeContent(tx: Tx, chance: Seeded, { clients }: ListedRows): Promise<void> {
  const items = Array.from({ length: ITEMS }, () => idBytes(newId('cnt')));
  const columns = ['id', 'title', 'title_key', 'kind', 'url', 'created_at', 'updated_at'];
  await insertRows(tx, 'content_item', columns, items.map((id, at) => [id, `Word${at % 300} ${at}`, `word${at % 300} ${at}`, 'LINK', 'https://learn.test/', timeText(NOW), timeText(NOW)]));
  const had = [600, 60, 60].flatMap((count, at) => chance.shuffled(items).slice(0, count).map((item): SqlValue[] => [idBytes(clients[at]!), item]));
  await insertRows(tx, 'client_content', ['client_id', 'content_item_id'], had);
}
