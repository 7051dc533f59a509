import type { Locator, Page } from 'playwright-core';
import { BATCH, CLIENT, COLLEAGUE, INVITED, LEARNER, type AdminHouse } from './admin-house.js';
import { act, button, dialog, field, row, save } from './admin-page.js';
import type { AdminState } from './admin-state.js';
import { expectText } from './expect-text.js';

const clients = { path: () => '/clients', says: CLIENT };
const codes = { path: ({ slug }: AdminHouse) => `/clients/${slug}/codes`, says: 'CARD-2026' };
const batches = { path: ({ slug }: AdminHouse) => `/clients/${slug}/redemption-codes`, says: BATCH };
const batch = { path: ({ slug, batch: id }: AdminHouse) => `/clients/${slug}/redemption-codes/${id}`, says: 'Ada Handed' };
const learners = { path: ({ slug }: AdminHouse) => `/clients/${slug}/learners`, says: LEARNER };
const invites = { path: ({ slug }: AdminHouse) => `/clients/${slug}/invites`, says: INVITED };
const mailbox = { path: () => '/mailbox', says: 'ivo@harbour.example.test' };
const sublicenses = { path: ({ slug }: AdminHouse) => `/clients/${slug}/sublicenses`, says: 'Crews and crane drivers' };
const content = { path: () => '/content', says: 'Safety basics' };
const doing = (what: string) => ({ slug, membership }: AdminHouse) => `/clients/${slug}/learners?learner=${membership}&do=${what}`;

const opens = (name: string | RegExp) => (page: Page) => dialog(page, name).waitFor();
const menu = (page: Page) => page.getByRole('menu').waitFor();
const fault = (page: Page) => page.locator('[aria-invalid=true]:focus').waitFor();

/** Everything that opens over a page, and what is said there. */
export const ADMIN_OPENINGS: readonly AdminState[] = [
  { name: 'dialog: add client, refused', over: 'AddClientDialog', path: () => '/clients?add=1', says: 'Add Client', open: (page) => save(dialog(page, 'Add Client'), 'Save client').then(() => page.locator('[aria-invalid=true]:focus').waitFor()) },
  { name: 'menu: actions of a client', ...clients, open: (page) => button(page, `Actions for ${CLIENT}`).click().then(() => menu(page)) },
  { name: 'dialog: copy client', over: 'CopyClientDialog', ...clients, open: (page) => act(page, CLIENT, 'Copy client').then(() => opens(`Copy ${CLIENT}`)(page)) },
  { name: 'dialog: delete client, refused', over: 'DeleteClientDialog', ...clients, open: deleteRefused },
  { name: 'menu: filter', ...clients, open: (page) => button(page.getByRole('search'), 'Status').click().then(() => menu(page)) },
  { name: 'menu: sort', ...clients, open: (page) => button(page, 'Sort: Client, ascending').click().then(() => menu(page)), width: 'narrow' },
  { name: 'menu: columns', ...clients, open: (page) => button(page, 'Columns').click().then(() => menu(page)), width: 'wide' },
  { name: 'menu: light or dark', ...clients, open: (page) => page.getByRole('button', { name: /^Light or dark/ }).click().then(() => menu(page)) },
  { name: 'menu: you', ...clients, open: (page) => page.getByRole('button', { name: /^You:/ }).click().then(() => menu(page)) },
  { name: 'drawer: places', over: 'RailDrawer', ...clients, open: (page) => button(page, 'Open the menu').click().then(() => opens('Portico')(page)), width: 'narrow' },
  { name: 'dialog: help', over: 'HelpDialog', ...clients, open: (page) => page.keyboard.press('?').then(() => opens('Help and shortcuts')(page)) },
  { name: 'notice with undo', ...clients, open: (page) => act(page, 'Closed Works', 'Enable').then(() => button(page, 'Undo').waitFor()).then(() => act(page, 'Closed Works', 'Disable')).then(() => expectText(page.getByRole('alert'), 'Closed Works is disabled')) },
  { name: 'menu: add to a client', path: ({ slug }) => `/clients/${slug}`, says: 'EMEA is full', open: (page) => button(page, 'Add').click().then(() => menu(page)) },
  { name: 'dialog: add code, warned and refused', over: 'AddCodeDialog', path: ({ slug }) => `/clients/${slug}/codes?add=1`, says: 'Add Registration Codes', open: warnedCode },
  { name: 'dialog: add code, which client', over: 'ChooseClientDialog', path: () => '/codes?add=1', says: 'for which client', open: (page) => page.getByRole('dialog').getByRole('link', { name: CLIENT }).waitFor() },
  { name: 'dialog: edit code', over: 'EditCodeDialog', ...codes, open: (page) => act(page, 'Switched off', 'Edit').then(() => dialog(page, 'Edit Switched off').getByRole('checkbox').first().waitFor()) },
  { name: 'dialog: delete code', over: 'DeleteCodeDialog', ...codes, open: (page) => act(page, 'Switched off', 'Delete …').then(() => opens('Delete Switched off')(page)) },
  { name: 'drawer: code', over: 'CodeDrawer', ...codes, open: (page) => button(row(page, 'CARD-2026'), 'Card in the welcome pack').click().then(() => expectText(page.getByRole('dialog'), LEARNER)) },
  { name: 'card: access of a code', ...codes, open: (page) => page.getByRole('button', { name: new RegExp(`^${CLIENT} · EMEA`) }).focus().then(() => page.keyboard.press('Shift+Tab')).then(() => page.keyboard.press('Tab')).then(() => expectText(page.getByRole('tooltip'), '1 / 1 Full')) },
  { name: 'chosen rows', ...codes, open: (page) => page.getByRole('checkbox', { name: 'Select Switched off' }).focus().then(() => page.keyboard.press('Space')).then(() => page.getByRole('region', { name: 'Chosen rows' }).waitFor()) },
  { name: 'dialog: add redemption codes, warned and refused', over: 'AddRedemptionCodesDialog', path: ({ slug }) => `/clients/${slug}/redemption-codes?add=1`, says: 'Add Redemption Codes', open: warnedBatch },
  { name: 'dialog: add redemption codes, too easy to guess', over: 'AddRedemptionCodesDialog', path: ({ slug }) => `/clients/${slug}/redemption-codes?add=1`, says: 'Add Redemption Codes', open: guessableBatch },
  { name: 'menu: actions of a batch', ...batches, open: (page) => button(page, `Actions for ${BATCH}`).click().then(() => menu(page)) },
  { name: 'dialog: edit batch', over: 'EditBatchDialog', ...batches, open: (page) => act(page, BATCH, 'Edit').then(() => dialog(page, `Edit ${BATCH}`).getByRole('checkbox').first().waitFor()) },
  { name: 'dialog: more codes, refused', over: 'MoreCodesDialog', ...batches, open: (page) => act(page, BATCH, 'Add codes').then(() => refused(page, `Add codes to ${BATCH}`, 'Add codes')) },
  { name: 'menu: actions of a redemption code', ...batch, open: (page) => codeMenu(page, LEARNER).then(() => menu(page)) },
  { name: 'chosen redemption codes', ...batch, open: (page) => row(page, 'Ada Handed').getByRole('checkbox').focus().then(() => page.keyboard.press('Space')).then(() => page.getByRole('region', { name: 'Chosen rows' }).waitFor()) },
  { name: 'dialog: hand out a code', over: 'HandToDialog', ...batch, open: (page) => codeMenu(page, 'Ada Handed').then(() => page.getByRole('menuitem', { name: 'Handed to …' }).click()).then(() => opens(/^Hand out/)(page)) },
  { name: 'dialog: reverse a redemption, refused', over: 'ReverseDialog', ...batch, open: reverseRefused },
  { name: 'drawer: history of a batch', over: 'BatchHistoryDrawer', path: ({ slug, batch: id }) => `/clients/${slug}/redemption-codes/${id}?tab=history`, says: 'Generated 3 redemption codes' },
  { name: 'drawer: learner', over: 'LearnerDrawer', ...learners, open: (page) => button(page, LEARNER).click().then(() => expectText(page.getByRole('dialog'), /Redeemed.*CARD-2026/s)) },
  { name: 'chosen learners', ...learners, open: (page) => chooseLearner(page).then((bar) => button(bar, 'Select all 2').click().then(() => expectText(bar, 'All 2 selected'))) },
  { name: 'menu: what can be done to many', ...learners, open: (page) => chooseLearner(page).then((bar) => bar.getByRole('button', { name: /^(?:More|Do)$/ }).click()).then(() => menu(page)) },
  { name: 'dialog: grant access to many', over: 'BulkDialog', ...learners, open: (page) => bulk(page, 'Grant access …').then(() => page.getByLabel('Sublicense', { exact: true }).selectOption({ label: 'EMEA · full' })).then(() => expectText(page.getByRole('dialog'), 'EMEA has no seat left')) },
  { name: 'dialog: remove many', over: 'BulkDialog', ...learners, open: (page) => bulk(page, 'Remove from client …').then(() => expectText(page.getByRole('dialog'), 'This cannot be taken back')) },
  { name: 'drawer: jobs', over: 'JobsDrawer', path: () => '/clients?jobs=1', says: 'Send invites again', open: (page) => expectText(page.getByRole('dialog'), 'Results (CSV)') },
  { name: 'menu: actions of a learner', ...learners, open: (page) => button(page, `Actions for ${LEARNER}`).click().then(() => menu(page)) },
  { name: 'dialog: add sublicense', over: 'SublicenseDialog', path: ({ slug }) => `/clients/${slug}/sublicenses?add=1`, says: 'Add Sublicense', open: opens('Add Sublicense') },
  { name: 'dialog: edit sublicense', over: 'SublicenseDialog', ...sublicenses, open: (page) => act(page, 'EMEA', 'Edit').then(() => opens('Edit EMEA')(page)) },
  { name: 'dialog: add content', over: 'ContentDialog', path: () => '/content?add=1', says: 'Add Content', open: opens('Add Content') },
  { name: 'dialog: edit content', over: 'ContentDialog', ...content, open: (page) => button(page, 'Safety basics').click().then(() => opens('Edit Safety basics')(page)) },
  { name: 'signed out meanwhile', over: 'SignInAgain', ...codes, open: signedOut, expectedTroubles: [/401/] },  { name: 'menu: more for a client', path: ({ slug }) => `/clients/${slug}/history`, says: 'Nothing of it can be changed', open: (page) => button(page, `More for ${CLIENT}`).click().then(() => menu(page)) },
  { name: 'menu: actions of a code', ...codes, open: (page) => button(page, 'Actions for Switched off').click().then(() => menu(page)) },
  { name: 'menu: actions of a sublicense', ...sublicenses, open: (page) => button(page, 'Actions for EMEA').click().then(() => menu(page)) },
  { name: 'drawer: QR of a code', over: 'CodeDrawer', path: ({ slug, code }) => `/clients/${slug}/codes?code=${code}&tab=qr`, says: 'Download SVG' },
  { name: 'drawer: history of a code', over: 'CodeDrawer', path: ({ slug, code }) => `/clients/${slug}/codes?code=${code}&tab=history`, says: /Owner ·/ },
  { name: 'drawer: no such code', over: 'CodeDrawer', path: ({ slug }) => `/clients/${slug}/codes?code=reg_00000000000000000000000000`, says: 'There is no such code' },
  { name: 'drawer: history of a learner', over: 'LearnerDrawer', path: ({ slug, membership }) => `/clients/${slug}/learners?learner=${membership}&tab=history`, says: 'through a registration code' },
  { name: 'drawer: no such learner', over: 'LearnerDrawer', path: ({ slug }) => `/clients/${slug}/learners?learner=mem_00000000000000000000000000`, says: 'There is no such learner' },
  { name: 'dialog: add without invite, refused', over: 'AddWithoutInviteDialog', path: ({ slug }) => `/clients/${slug}/learners?add=1`, says: 'Add without Invite', open: (page) => refused(page, 'Add without Invite', 'Add learner') },
  { name: 'dialog: grant access, refused', over: 'GrantAccessDialog', path: doing('grant'), says: 'Grant access to', open: (page) => refused(page, `Grant access to ${LEARNER}`, 'Grant access') },
  { name: 'dialog: edit learner', over: 'NamesDialog', path: doing('names'), says: 'External id', open: opens(`Edit ${LEARNER}`) },
  { name: 'dialog: remove learner', over: 'RemoveDialog', path: doing('remove'), says: 'What it means', open: opens(`Remove ${LEARNER} from ${CLIENT}`) },
  { name: 'dialog: erase learner, refused', over: 'EraseDialog', path: doing('erase'), says: 'What it means', open: (page) => refused(page, `Erase ${LEARNER}`, 'Erase learner') },
  { name: 'dialog: move access', over: 'MoveAccessDialog', path: ({ slug, membership, access }) => `/clients/${slug}/learners?learner=${membership}&do=move&access=${access}`, says: 'Reasons and its own end go along', open: (page) => dialog(page, `Move ${LEARNER}`).getByRole('option', { name: /^Main/ }).waitFor({ state: 'attached' }) },
  { name: 'dialog: delete sublicense', over: 'DeleteSublicenseDialog', path: ({ slug, emea }) => `/clients/${slug}/sublicenses?delete=${emea}`, says: '1 learner holds a seat of it', open: opens('Delete EMEA') },
  { name: 'dialog: content for a client', over: 'AddToClientDialog', path: ({ slug }) => `/clients/${slug}/content?add=1`, says: 'Add Content to', open: (page) => dialog(page, `Add Content to ${CLIENT}`).getByRole('checkbox', { name: 'Knots and splices' }).check() },
  { name: 'dialog: what a sublicense opens', over: 'SublicenseContentDialog', path: ({ slug, emea }) => `/clients/${slug}/content?opens=${emea}`, says: 'Opens 1 item of the 2', open: opens('What EMEA opens') },
  { name: 'dialog: add learner, refused', over: 'InviteDialog', path: ({ slug }) => `/clients/${slug}/learners?invite=1`, says: 'Add Learner', open: (page) => refused(page, 'Add Learner', 'Invite') },
  { name: 'dialog: add learner, with the mail', over: 'InviteDialog', path: ({ slug }) => `/clients/${slug}/learners?invite=1`, says: 'Add Learner', open: (page) => button(dialog(page, 'Add Learner'), 'Preview e-mail').click().then(() => page.frameLocator('iframe').getByText('Kim').first().waitFor()) },
  { name: 'dialog: add learner, a list read in part', over: 'InviteDialog', path: ({ slug }) => `/clients/${slug}/invites?invite=1`, says: 'Add Learner', open: listRead },
  { name: 'dialog: add learner, answered', over: 'InviteDialog', path: ({ slug }) => `/clients/${slug}/invites?invite=1`, says: 'Add Learner', open: invitesAnswered },
  { name: 'menu: actions of an invite', ...invites, open: (page) => button(page, `Actions for ${INVITED}`).click().then(() => menu(page)) },
  { name: 'chosen invites', ...invites, open: (page) => page.getByRole('checkbox', { name: `Select ${INVITED}` }).focus().then(() => page.keyboard.press('Space')).then(() => page.getByRole('region', { name: 'Chosen rows' }).waitFor()) },
  { name: 'dialog: correct an invite, refused', over: 'CorrectInviteDialog', ...invites, open: (page) => act(page, INVITED, 'Correct the address …').then(() => refused(page, `Correct the address of ${INVITED}`, 'Send to this address')) },
  { name: 'dialog: take an invite back', over: 'TakeBackDialog', ...invites, open: (page) => act(page, INVITED, 'Take back …').then(() => opens(`Take back the invite of ${INVITED}`)(page)) },
  { name: 'drawer: a mail', over: 'MailDrawer', ...mailbox, open: (page) => openMail(page) },
  { name: 'drawer: a mail as a phone shows it', over: 'MailDrawer', ...mailbox, width: 'wide', open: (page) => openMail(page).then(() => page.getByRole('link', { name: 'Phone', exact: true }).click()).then(() => page.locator('iframe[data-phone]').waitFor()) },
  { name: 'drawer: text of a mail', over: 'MailDrawer', ...mailbox, open: (page) => openMail(page).then(() => page.getByRole('link', { name: 'Text', exact: true }).click()).then(() => page.getByRole('group', { name: 'Text of the mail' }).waitFor()) },
  { name: 'drawer: no such mail', over: 'MailDrawer', path: () => '/mailbox?mail=mai_00000000000000000000000000', says: 'There is no such mail' },
  { name: 'drawer: somebody invited', over: 'LearnerDrawer', path: ({ slug }) => `/clients/${slug}/learners?status=invited`, says: INVITED, open: (page) => button(page, INVITED).click().then(() => expectText(page.getByRole('dialog'), 'Held until accepted')) },
  { name: 'dialog: leave without saving', over: 'LeaveDialog', path: ({ slug }) => `/clients/${slug}/design`, says: 'as a desktop shows it', open: leaving },
  { name: 'menu: actions of a colleague', path: () => '/settings/staff', says: COLLEAGUE, open: (page) => button(page, `Actions for ${COLLEAGUE}`).click().then(() => menu(page)) },
  { name: 'dialog: invite staff, refused', over: 'StaffDialog', path: () => '/settings/staff?invite=1', says: 'Invite Staff', open: (page) => refused(page, 'Invite Staff', 'Invite') },
  { name: 'dialog: change what a colleague may do', over: 'StaffDialog', path: ({ colleague }) => `/settings/staff?change=${colleague}`, says: COLLEAGUE, open: (page) => button(page, `Sublicenses of ${CLIENT}`).click().then(() => page.getByRole('group', { name: `Sublicenses of ${CLIENT}` }).getByText('EMEA').waitFor()) },
  { name: 'dialog: take back the invite of a colleague', over: 'RemoveStaffDialog', path: ({ colleague }) => `/settings/staff?remove=${colleague}`, says: 'What it means', open: opens(`Take back the invite of ${COLLEAGUE}`) },
  { name: 'a list that could not be read', ...codes, open: unread, expectedTroubles: [/ERR_INTERNET_DISCONNECTED/] },
];

/** Ticks the learner. @returns what can be done to whoever is ticked */
async function chooseLearner(page: Page): Promise<Locator> {
  await page.getByRole('checkbox', { name: `Select ${LEARNER}` }).check();
  return page.getByRole('region', { name: 'Chosen rows' });
}

/** Opens what does something to the one who is ticked: beside the menu, or in it. */
async function bulk(page: Page, name: string): Promise<void> {
  const bar = await chooseLearner(page);
  if ((await button(bar, name).count()) > 0) return button(bar, name).click();
  await bar.getByRole('button', { name: /^(?:More|Do)$/ }).click();
  return page.getByRole('menuitem', { name, exact: true }).click();
}

/** Sends a form with nothing in it. */
async function refused(page: Page, name: string, action: string): Promise<void> {
  await save(dialog(page, name), action);
  await fault(page);
}

async function openMail(page: Page): Promise<void> {
  await row(page, 'ivo@harbour.example.test').getByRole('button').first().click();
  await page.frameLocator('iframe').getByText('Ivo').first().waitFor();
}

async function listRead(page: Page): Promise<void> {
  const form = dialog(page, 'Add Learner');
  await button(form, 'Paste a list').click();
  await field(form, 'A list of people').fill('Bo Li <bo@harbour.example.test>; Young, Cy <cy@harbour.example.test>\nnobody at all');
  await button(form, 'Read into rows').click();
  await expectText(form, '1 line could not be');
}

async function invitesAnswered(page: Page): Promise<void> {
  const form = dialog(page, 'Add Learner');
  await form.getByRole('radio', { name: 'Give me the link' }).check();
  await listRead(page);
  await field(form, 'E-mail, person 2').fill('no address');
  await save(form, 'Invite 2 learners');
  await form.getByRole('list', { name: 'Answers' }).getByText('Wrong address').waitFor();
  await fault(page);
}

async function unread(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole('searchbox').fill('card');
  await page.getByRole('alert').filter({ hasText: 'The list could not be' }).waitFor();
}

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

async function warnedBatch(page: Page): Promise<void> {
  const form = dialog(page, 'Add Redemption Codes');
  await field(form, 'Number').fill('500');
  await form.getByRole('checkbox', { name: 'EMEA' }).check();
  await expectText(form, 'EMEA has no seat left');
  await save(form, 'Save 500 codes');
  await fault(page);
}

async function guessableBatch(page: Page): Promise<void> {
  const form = dialog(page, 'Add Redemption Codes');
  await field(form, 'Number').fill('1000000');
  await field(form, 'Length').fill('8');
  await expectText(form, 'Too easy to guess');
}

async function codeMenu(page: Page, text: string): Promise<void> {
  await row(page, text).getByRole('button', { name: /^Actions for/ }).click();
}

async function reverseRefused(page: Page): Promise<void> {
  await codeMenu(page, LEARNER);
  await page.getByRole('menuitem', { name: 'Reverse redemption …' }).click();
  await save(dialog(page, /^Reverse the redemption/), 'Reverse redemption');
  await fault(page);
}

async function signedOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.getByRole('columnheader', { name: 'Label' }).or(page.getByRole('button', { name: 'Next' })).first().waitFor({ state: 'attached' });
  await page.getByRole('searchbox').fill('card');
  await dialog(page, 'You were signed out').waitFor();
}

async function leaving(page: Page): Promise<void> {
  await field(page, 'Heading').fill('Not saved');
  await page.getByRole('link', { name: 'Settings', exact: true }).last().click();
  await dialog(page, 'Leave without saving?').waitFor();
}
