import type { Page } from 'playwright-core';
import { act, button, dialog, row, save } from './admin-page.js';
import { expectText } from './expect-text.js';
import { registerLearner } from './learner.js';
import type { Site } from './site.js';
import type { Visitor } from './visitor.js';

/** What {@link ADMIN_STATES} are reached on. */
export interface AdminHouse {
  readonly slug: string;
  readonly closedSlug: string;
}

/** A state of a page of the admin app: an address, and what is opened there. */
export interface AdminState {
  readonly name: string;
  /** Below `/admin`. */
  readonly path: (house: AdminHouse) => string;
  /** What the page says once it is there. */
  readonly says: string | RegExp;
  /** Opens something over the page, and waits for it. */
  readonly open?: (page: Page) => Promise<void>;
  /** Only where the window is as narrow as a telephone, or only where it is not. */
  readonly width?: 'narrow' | 'wide';
  readonly expectedTroubles?: readonly RegExp[];
  /** True: nobody is signed in. */
  readonly stranger?: boolean;
}

const CLIENT = 'Harbour Academy';
const LEARNER = 'Nora Newcomer';

/** A client with a full and an open sublicense, one under the other, codes of several kinds, a learner and content; and a closed client. */
export async function buildAdminHouse(site: Site): Promise<AdminHouse> {
  const owner = await site.owner();
  const contentIds = [await owner.createContent('Safety basics', 'https://learn.example.test/safety')];
  const { id, slug } = await owner.createClient({ name: CLIENT, timeZone: 'Europe/Berlin', seatLimit: 5, expiresAt: new Date(Date.now() + 10 * 86_400_000).toISOString(), contentIds });
  const emea = await owner.createSublicense(id, { name: 'EMEA', seatLimit: 1, contentIds });
  const crews = await owner.createSublicense(id, { name: 'Crews and crane drivers of the northern yards', seatLimit: 40 });
  const { code } = await owner.createCode(id, { code: 'CARD-2026', label: 'Card in the welcome pack', sublicenseIds: [emea, crews], maxRedemptions: 9 });
  const off = await owner.createCode(id, { label: 'Switched off', sublicenseIds: [crews] });
  await owner.setCodesEnabled([off.id], false);
  await owner.createCode(id, { label: 'Not started', sublicenseIds: [crews], startsAt: '2099-03-01T08:00:00Z' });
  await registerLearner(site.stranger(), { slug, codes: [code], email: 'nora@harbour.example.test' });
  const closed = await owner.createClient({ name: 'Closed Works' });
  await owner.setClientStatus(closed.id, 'DISABLED');
  return { slug, closedSlug: closed.slug };
}

const clients = { path: () => '/clients', says: CLIENT };
const codes = { path: ({ slug }: AdminHouse) => `/clients/${slug}/codes`, says: 'CARD-2026' };
const learners = { path: ({ slug }: AdminHouse) => `/clients/${slug}/learners`, says: LEARNER };
const sublicenses = { path: ({ slug }: AdminHouse) => `/clients/${slug}/sublicenses`, says: 'Crews and crane drivers' };
const content = { path: () => '/content', says: 'Safety basics' };

const opens = (name: string | RegExp) => (page: Page) => dialog(page, name).waitFor();
const menu = (page: Page) => page.getByRole('menu').waitFor();

/** Every page, and everything that opens over one. */
export const ADMIN_STATES: readonly AdminState[] = [
  { name: 'sign-in', path: () => '/', says: 'Sign in', stranger: true },
  { name: 'set-up', path: () => '/#setup=not-the-token', says: 'Set up Portico', stranger: true },
  { name: 'clients', ...clients },
  { name: 'clients, none match', path: () => '/clients?q=zzz&status=active', says: 'No client matches' },
  { name: 'no such page', path: () => '/nowhere', says: 'There is no such page' },
  { name: 'no such client', path: () => '/clients/nobody', says: 'There is no client at /nobody' },
  { name: 'client', path: ({ slug }) => `/clients/${slug}`, says: 'EMEA is full' },
  { name: 'client, closed', path: ({ closedSlug }) => `/clients/${closedSlug}`, says: 'It is disabled' },
  { name: 'settings of a client', path: ({ slug }) => `/clients/${slug}/settings`, says: 'Save changes' },
  { name: 'sublicenses', ...sublicenses },
  { name: 'codes of a client', ...codes },
  { name: 'codes of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/codes`, says: 'No registration codes yet' },
  { name: 'learners of a client', ...learners },
  { name: 'learners of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/learners`, says: 'No learners yet' },
  { name: 'codes', path: () => '/codes', says: 'CARD-2026' },
  { name: 'learners', path: () => '/learners', says: LEARNER },
  { name: 'content', ...content },
  { name: 'settings', path: () => '/settings', says: 'Save changes' },
  { name: 'dialog: add client, refused', path: () => '/clients?add=1', says: 'Add Client', open: (page) => save(dialog(page, 'Add Client'), 'Save client').then(() => page.locator('[aria-invalid=true]:focus').waitFor()) },
  { name: 'menu: actions of a client', ...clients, open: (page) => button(page, `Actions for ${CLIENT}`).click().then(() => menu(page)) },
  { name: 'dialog: copy client', ...clients, open: (page) => act(page, CLIENT, 'Copy client').then(() => opens(`Copy ${CLIENT}`)(page)) },
  { name: 'dialog: delete client, refused', ...clients, open: deleteRefused },
  { name: 'menu: filter', ...clients, open: (page) => button(page.getByRole('search'), 'Status').click().then(() => menu(page)) },
  { name: 'menu: sort', ...clients, open: (page) => button(page, 'Sort: Client, ascending').click().then(() => menu(page)), width: 'narrow' },
  { name: 'menu: columns', ...clients, open: (page) => button(page, 'Columns').click().then(() => menu(page)), width: 'wide' },
  { name: 'menu: light or dark', ...clients, open: (page) => page.getByRole('button', { name: /^Light or dark/ }).click().then(() => menu(page)) },
  { name: 'menu: you', ...clients, open: (page) => page.getByRole('button', { name: /^You:/ }).click().then(() => menu(page)) },
  { name: 'drawer: places', ...clients, open: (page) => button(page, 'Open the menu').click().then(() => opens('Portico')(page)), width: 'narrow' },
  { name: 'dialog: help', ...clients, open: (page) => page.keyboard.press('?').then(() => opens('Help and shortcuts')(page)) },
  { name: 'notice with undo', ...clients, open: (page) => act(page, 'Closed Works', 'Enable').then(() => button(page, 'Undo').waitFor()).then(() => act(page, 'Closed Works', 'Disable')).then(() => expectText(page.getByRole('alert'), 'Closed Works is disabled')) },
  { name: 'menu: add to a client', path: ({ slug }) => `/clients/${slug}`, says: 'EMEA is full', open: (page) => button(page, 'Add').click().then(() => menu(page)) },
  { name: 'dialog: add code, warned and refused', path: ({ slug }) => `/clients/${slug}/codes?add=1`, says: 'Add Registration Codes', open: warnedCode },
  { name: 'dialog: add code, which client', path: () => '/codes?add=1', says: 'for which client', open: (page) => page.getByRole('dialog').getByRole('link', { name: CLIENT }).waitFor() },
  { name: 'dialog: edit code', ...codes, open: (page) => act(page, 'Switched off', 'Edit').then(() => dialog(page, 'Edit Switched off').getByRole('checkbox').first().waitFor()) },
  { name: 'dialog: delete code', ...codes, open: (page) => act(page, 'Switched off', 'Delete …').then(() => opens('Delete Switched off')(page)) },
  { name: 'drawer: code', ...codes, open: (page) => button(row(page, 'CARD-2026'), 'Card in the welcome pack').click().then(() => expectText(page.getByRole('dialog'), LEARNER)) },
  { name: 'card: access of a code', ...codes, open: (page) => page.getByRole('button', { name: new RegExp(`^${CLIENT} · EMEA`) }).focus().then(() => page.keyboard.press('Shift+Tab')).then(() => page.keyboard.press('Tab')).then(() => expectText(page.getByRole('tooltip'), '1 / 1 Full')) },
  { name: 'chosen rows', ...codes, open: (page) => page.getByRole('checkbox', { name: 'Select Switched off' }).focus().then(() => page.keyboard.press('Space')).then(() => page.getByRole('region', { name: 'Chosen rows' }).waitFor()) },
  { name: 'drawer: learner', ...learners, open: (page) => button(page, LEARNER).click().then(() => expectText(page.getByRole('dialog'), /Redeemed.*CARD-2026/s)) },
  { name: 'menu: actions of a learner', ...learners, open: (page) => button(page, `Actions for ${LEARNER}`).click().then(() => menu(page)) },
  { name: 'dialog: add sublicense', path: ({ slug }) => `/clients/${slug}/sublicenses?add=1`, says: 'Add Sublicense', open: opens('Add Sublicense') },
  { name: 'dialog: edit sublicense', ...sublicenses, open: (page) => act(page, 'EMEA', 'Edit').then(() => opens('Edit EMEA')(page)) },
  { name: 'dialog: add content', path: () => '/content?add=1', says: 'Add Content', open: opens('Add Content') },
  { name: 'dialog: edit content', ...content, open: (page) => button(page, 'Safety basics').click().then(() => opens('Edit Safety basics')(page)) },
  { name: 'signed out meanwhile', ...codes, open: signedOut, expectedTroubles: [/401/] },
];

async function deleteRefused(page: Page): Promise<void> {
  await act(page, CLIENT, 'Delete …');
  const form = dialog(page, `Delete ${CLIENT}`);
  await form.getByRole('textbox').fill(CLIENT);
  await save(form, 'Delete client');
  await form.getByRole('checkbox').waitFor();
}

async function warnedCode(page: Page): Promise<void> {
  const form = dialog(page, 'Add Registration Codes');
  await form.getByRole('textbox', { name: 'Code', exact: true }).fill('FALL-2026');
  await form.getByRole('checkbox', { name: 'EMEA' }).check();
  await expectText(form, 'EMEA has no seat left');
  await save(form, 'Save code');
  await form.locator('[aria-invalid=true]:focus').waitFor();
}

async function signedOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.getByRole('columnheader', { name: 'Label' }).or(page.getByRole('button', { name: 'Next' })).first().waitFor({ state: 'attached' });
  await page.getByRole('searchbox').fill('card');
  await dialog(page, 'You were signed out').waitFor();
}

/** Gets a page into a state, in a window of a size. Nothing moves there: what is looked at is what stays. */
export async function reachAdminState(site: Site, house: AdminHouse, state: AdminState, size: { readonly width: number; readonly height: number }): Promise<Visitor> {
  const visitor = await (state.stranger === true ? site.visitor({ reducedMotion: true }) : site.staff({ reducedMotion: true, expectedTroubles: state.expectedTroubles ?? [] }));
  const { page } = visitor;
  await page.setViewportSize(size);
  await page.goto(`/admin${state.path(house)}`);
  await expectText(page.locator('body'), state.says);
  await state.open?.(page);
  return visitor;
}
