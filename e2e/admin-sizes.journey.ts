import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { root } from '../scripts/steps.mjs';
import { OWNER } from './harness/owner.js';
import { onSqlite } from './harness/site.js';
import { transferred } from './harness/transferred.js';

/** Bytes at most, gzipped: scripts of the first page, scripts any further page adds, styles of everything together. */
const BARS = { first: 260_000, further: 60_000, css: 40_000 };

/** The pages beside the first, each in a browser that has loaded the first alone. */
const FURTHER = ['/admin/codes', '/admin/redemption-codes', '/admin/learners', '/admin/content', '/admin/settings', '/admin/settings/staff'];

/** Under the heads. Placeholders are no rows to anybody. */
const firstRow = (page: Page) => page.getByRole('row').nth(1);

// What comes over the wire is the same whatever the database.
onSqlite((site) => {
  const signedIn = async () => {
    const staff = site.stranger();
    await staff.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { message } } }', { input: OWNER });
    return site.visitor({ as: staff });
  };
  /** Dialogs come when the page is idle. Without such times there is on the wire what the page itself needs. */
  const neverIdle = async () => {
    const visitor = await signedIn();
    await visitor.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'requestIdleCallback'));
    return visitor;
  };

  it('the first page weighs little, and so do the dialogs that come behind it', async () => {
    await (await site.owner()).createClient({ name: 'Weighed Works' });
    const { page } = await neverIdle();
    const { js, css } = await transferred(page, '/admin/clients', firstRow(page));
    const other = (await signedIn()).page;
    const behind = (await transferred(other, '/admin/clients', firstRow(other))).js - js;
    process.stdout.write(`P16 /admin/clients, gz: JS ${js}, CSS ${css} bytes; JS of its dialogs ${behind} bytes\n`);
    expect(behind).toBeLessThanOrEqual(BARS.further);
    expect(js).toBeLessThanOrEqual(BARS.first);
    expect(css).toBeLessThanOrEqual(BARS.css);
  });

  it('each further page adds little to the first', async () => {
    await (await site.owner()).createClient({ name: 'Further Works' });
    for (const address of FURTHER) {
      const { page } = await neverIdle();
      await transferred(page, '/admin/clients', firstRow(page));
      const { js, css } = await transferred(page, address, page.getByRole('heading', { level: 1 }));
      process.stdout.write(`P16 ${address} after the first page, gz: JS ${js}, CSS ${css} bytes more\n`);
      expect(js).toBeLessThanOrEqual(BARS.further);
    }
  });

  it('all styles together weigh little', () => {
    const folder = join(root, 'packages/admin-web/dist/assets');
    const css = readdirSync(folder).filter((name) => name.endsWith('.css')).reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    process.stdout.write(`P16 all styles, gz: ${css} bytes\n`);
    expect(css).toBeLessThanOrEqual(BARS.css);
  });
});
