import { newId, type ClientId, type SublicenseId } from '../../src/kernel/ids.js';
import { accessOf, updateSublicense } from './administering.js';
import { makeClient, makeLearner, makeOwner, makeStaff, makeSublicense, serial, type MadeLearner } from './factories.js';
import { invite } from './inviting.js';
import { makeBatch, markHandedTo } from './batches.js';
import { startAction } from './learner-actions.js';
import type { Things } from './operations.js';
import { redeem } from './redeeming.js';
import type { Site } from './site.js';
import { makeUpload } from './uploading.js';

/** Somebody's things, with what a test needs to use them. */
export interface MadeThings extends Things {
  readonly client: ClientId;
  readonly sublicense: SublicenseId;
  readonly person: MadeLearner;
}

/** Ids and names that nothing has. @param kept what is as it is nevertheless */
export function unknownThings(kept: Partial<Things> = {}): Things {
  return {
    client: newId('cli'),
    slug: `nothing-${serial()}`,
    sublicense: newId('sub'),
    content: newId('cnt'),
    learner: newId('lrn'),
    email: `nobody${serial()}@example.test`,
    membership: newId('mem'),
    access: newId('acc'),
    code: newId('cod'),
    codeText: `NOTHING-${serial()}`,
    redemption: newId('red'),
    invite: newId('inv'),
    upload: newId('upl'),
    staff: newId('stf'),
    job: newId('job'),
    batch: newId('bat'),
    redemptionCode: newId('cod'),
    ...kept,
  };
}

/** One of everything for a client, made as people would make it. @param word stands in every text there is */
export async function makeThings(site: Site, word: string): Promise<MadeThings> {
  const owner = await makeOwner(site);
  const { saveContentItem } = await owner.ask(
    'mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }',
    { input: { title: `${word} content`, kind: 'COURSE', url: `https://${word}.example.test/`, tags: [`${word} tag`] } },
  );
  const content = String(saveContentItem!.contentItem!.id);
  const client = await makeClient(owner, { name: `${word} client ${serial()}`, contentIds: [content] });
  await owner.ask('mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename } }', {
    input: { id: client.id, sku: `${word}-${serial()}`, contentTags: [`${word} tag`], reference: [{ name: `${word} name`, value: `${word} value` }] },
  });
  return { ...(await makeShare(site, client, word)), content };
}

/** One of everything of a sublicense of a client. @param word stands in every text there is */
export async function makeShare(site: Site, client: { readonly id: ClientId; readonly slug: string }, word: string): Promise<MadeThings> {
  const owner = await makeOwner(site);
  const sublicense = await makeSublicense(owner, client.id, { name: `${word} sublicense ${serial()}` });
  await updateSublicense(owner, { id: sublicense, sku: `${word}-${serial()}`, contentTags: [`${word} tag`] });
  const { createRegistrationCode } = await owner.ask(
    'mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) { ... on RegistrationCodeCreated { registrationCode { id code } } } }',
    { input: { clientId: client.id, label: `${word} label`, code: `${word}-${serial()}`, sublicenseIds: [sublicense] } },
  );
  const code = createRegistrationCode!.registrationCode!;
  const person = await makeLearner(site, word);
  const redeemed = await redeem(person.caller, client.slug, [String(code.code)]);
  const [access] = await accessOf(owner, person.email);
  const [invited] = await invite(owner, { clientId: client.id, sublicenseIds: [sublicense], people: [{ email: `${word}${serial()}@invited.test`, firstName: word, lastName: `${word} invited` }], message: `${word} message` });
  const batch = await makeBatch(owner, client.id, { sublicenseIds: [sublicense], label: `${word} batch`, purchaseReference: `${word} order`, prefix: word });
  await markHandedTo(owner, [batch.codes[0]!.id], `${word} hand`);
  const redemptions = redeemed.redemptions as unknown as readonly { readonly id: string }[];
  return {
    ...unknownThings(),
    client: client.id, slug: client.slug, sublicense, learner: person.id, email: person.email, person,
    membership: String(access!.membership!.id), access: String(access!.id),
    code: String(code.id), codeText: String(code.code), redemption: redemptions[0]!.id, upload: (await makeUpload(owner, client.id)).id, invite: String(invited!.invite!.id),
    batch: batch.id, redemptionCode: batch.codes[0]!.id,
    staff: (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).id,
    job: String((await startAction(owner, { action: 'RESEND_INVITES', membershipIds: [String(access!.membership!.id)] })).job!.id),
  };
}
