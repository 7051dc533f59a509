import { mailedLink } from './inviting.js';
import { registerLearner } from './learner.js';
import type { Site } from './site.js';

/** What the states of the admin app are reached on; see {@link buildAdminHouse}. */
export interface AdminHouse {
  readonly slug: string;
  readonly closedSlug: string;
  /** Ids of what has its own address there. */
  readonly code: string;
  readonly batch: string;
  readonly membership: string;
  readonly access: string;
  readonly emea: string;
  /** Somebody who is asked into the staff, and the end of the link they were mailed. */
  readonly colleague: string;
  readonly join: string;
}

/** The names of the client and its one learner. */
export const CLIENT = 'Harbour Academy';
export const LEARNER = 'Nora Newcomer';
/** A batch of three redemption codes: one redeemed, one handed to somebody. */
export const BATCH = 'Welcome cards';
/** Somebody who is asked into the staff. */
export const COLLEAGUE = 'Cora Colleague';
/** Somebody who is invited and has not answered. */
export const INVITED = 'Ivo Invited';

/** A client with a full and an open sublicense, codes of several kinds, a learner, content by choice and by tag; and a closed client. */
export async function buildAdminHouse(site: Site): Promise<AdminHouse> {
  const owner = await site.owner();
  const contentIds = [await owner.createContent('Safety basics', 'https://learn.example.test/safety')];
  await owner.createContent('Crane handbook', 'https://learn.example.test/cranes', ['Cranes', 'Heavy loads']);
  await owner.createContent('Knots and splices', 'https://learn.example.test/knots');
  const { id, slug, mainSublicense } = await owner.createClient(
    { name: CLIENT, timeZone: 'Europe/Berlin', seatLimit: 5, expiresAt: new Date(Date.now() + 10 * 86_400_000).toISOString(), contentIds, contentTags: ['Cranes'] },
    { accentColor: '#0b6e4f', heading: 'Welcome aboard', supportEmail: 'training@harbour.example.test' },
  );
  const emea = await owner.createSublicense(id, { name: 'EMEA', seatLimit: 1, contentIds });
  const crews = await owner.createSublicense(id, { name: 'Crews and crane drivers of the northern yards', seatLimit: 40 });
  const card = await owner.createCode(id, { code: 'CARD-2026', label: 'Card in the welcome pack', sublicenseIds: [emea, crews], maxRedemptions: 9 });
  const off = await owner.createCode(id, { label: 'Switched off', sublicenseIds: [crews] });
  await owner.setCodesEnabled([off.id], false);
  await owner.createCode(id, { label: 'Not started', sublicenseIds: [crews], startsAt: '2099-03-01T08:00:00Z' });
  const batch = await owner.generateCodes(id, { sublicenseIds: [mainSublicense.id], count: 3, label: BATCH, prefix: 'HARBOUR' });
  await owner.handCodes([batch.codes[1]!.id], 'Ada Handed');
  const email = 'nora@harbour.example.test';
  await registerLearner(site.stranger(), { slug, codes: [card.code, batch.codes[0]!.code], email });
  const access = (await owner.accessOf(email)).find(({ sublicense }) => sublicense.name === 'EMEA');
  await owner.invite(id, crews, { firstName: INVITED.split(' ')[0]!, lastName: INVITED.split(' ')[1]!, email: 'ivo@harbour.example.test' });
  await mailedLink(await site.ownerCaller(), 'ivo@harbour.example.test');
  await owner.resendInvites([access!.membership.id]);
  const colleague = await owner.inviteStaff({ name: COLLEAGUE, email: 'cora@harbour.example.test', role: 'CLIENT_MANAGER', clientIds: [id], sublicenseIds: [emea] });
  const join = new URL(await mailedLink(await site.ownerCaller(), 'cora@harbour.example.test')).hash;
  const closed = await owner.createClient({ name: 'Closed Works' });
  await owner.setClientStatus(closed.id, 'DISABLED');
  return { slug, closedSlug: closed.slug, code: card.id, batch: batch.id, membership: access!.membership.id, access: access!.id, emea, colleague, join };
}
