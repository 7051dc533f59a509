import { expect, it } from '@jest/globals';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { fillInKnown, fillInNewcomer, operationsOf, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it('an address that has an account is told at its field, uses nothing up, and signs in in the same form', async () => {
    const [harbour, client] = [await ClientWithCode.open(site, 'harbour'), await ClientWithCode.open(site, 'acme')];
    await harbour.learner('taken@example.test');
    const { page, clicks } = await site.visitor({ width: 360 });
    const sent = operationsOf(page);
    await page.goto(client.link);
    await fillInNewcomer(page, 'Taken@Example.Test');
    await page.getByLabel('Password', { exact: true }).fill('another harbour at dusk');
    await press(page, 'Create account');
    await seeFieldError(page, 'email', 'This e-mail address has an account already.');
    await seeHeading(page, 'Sign in to go on');
    await expectText(page.getByRole('listitem'), client.code.code);
    expect(await client.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });

    await press(page, 'Sign in and go on');
    await seeFieldError(page, 'password', 'do not go together');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('Taken@Example.Test');
    expect(await client.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });

    await fillInKnown(page, 'Taken@Example.Test');
    await press(page, 'Sign in and go on');
    await seeDashboard(page, client.slug);
    expect([await clicks(), sent]).toEqual([3, ['RegisterAndRedeem', 'SignIn', 'SignIn', 'RedeemCodes']]);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
    expect(await client.owner.accessOf('taken@example.test')).toHaveLength(2);
  });

  it('a learner who is known turns the form and keeps what they typed; the code they have used lets them in', async () => {
    const client = await ClientWithCode.open(site, 'bolts');
    await client.learner('known@example.test');
    const { page } = await site.visitor();
    await page.goto(client.link);
    await fillInNewcomer(page, 'known@example.test');
    await press(page, 'Sign in');
    await seeHeading(page, 'Sign in to go on');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('known@example.test');
    expect(await page.getByLabel('First name').count()).toBe(0);
    await press(page, 'Sign in and go on');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('who signs in in the form and may not have the code is signed in, and told why', async () => {
    const client = await ClientWithCode.open(site, 'eagle');
    await client.learner('revoked@example.test');
    await client.owner.revokeAccess((await client.owner.accessOf('revoked@example.test')).map(({ id }) => id));
    const { page } = await site.visitor();
    await page.goto(client.link);
    await press(page, 'Sign in');
    await fillInKnown(page, 'revoked@example.test');
    await press(page, 'Sign in and go on');
    await page.getByLabel('Account of Nora Newcomer').waitFor();
    await seeFieldError(page, 'code', 'Your access here was taken away.');
    expect(await client.taken()).toEqual({ seats: 0, uses: 1, learners: 1 });
  });

  it('a form turned to signing in and back again is the form of somebody new', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const { page } = await site.visitor();
    await page.goto(client.link);
    await press(page, 'Sign in');
    await seeHeading(page, 'Sign in to go on');
    await press(page, 'Create account');
    await seeHeading(page, 'Create your account');
    await fillInNewcomer(page, 'fresh@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    expect(await client.owner.hasAccount('fresh@example.test')).toBe(true);
  });

  it('a registration that is refused makes no account', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { page } = await site.visitor();
    await page.goto(client.link);
    await fillInNewcomer(page, 'late@example.test');
    await client.owner.setCodesEnabled([client.code.id], false);
    await press(page, 'Create account');
    await seeFieldError(page, 'code', `We don’t know the code ${client.code.code}`);
    expect(await client.owner.hasAccount('late@example.test')).toBe(false);
    await client.owner.setCodesEnabled([client.code.id], true);
    await press(page, 'Continue');
    await seeHeading(page, 'Create your account');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('late@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
  });
});
