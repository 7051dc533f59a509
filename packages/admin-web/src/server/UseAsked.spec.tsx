import { afterEach, describe, expect, it } from '@jest/globals';
import { SublicenseChoicesDocument } from '@portico/shared/admin';
import { cleanup, render, screen } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { useAsked } from './use-asked.js';

const FACTS = { __typename: 'Sublicense', sku: null, isMain: false, expiresAt: null, accessDays: null, parent: null, seats: { __typename: 'Seats', limit: null, taken: 0, available: null, overBy: 0 } };

const answer = (...names: string[]) => ({ data: { client: { __typename: 'Client', id: 'cli_1', sublicenses: names.map((name) => ({ ...FACTS, id: `sub_${name}`, name, path: [name] })) } } });

function Names() {
  const { data, fault } = useAsked(SublicenseChoicesDocument, { clientId: 'cli_1' });
  return <p>{fault === null ? (data?.client?.sublicenses.map(({ name }) => name).join(', ') ?? 'nothing yet') : fault.message}</p>;
}

/** The names, on a page that can be without them. */
const page = (isShown: boolean) => <Page>{isShown && <Names />}</Page>;

describe('what is asked for', () => {
  afterEach(cleanup);

  it('is asked for once when nothing is known', async () => {
    const sent = serverWith({ SublicenseChoices: [answer('Main')] });
    render(page(true));
    await screen.findByText('Main');
    expect(sent).toHaveLength(1);
  });

  it('stands there at once when it is known, and is asked again behind it', async () => {
    const sent = serverWith({ SublicenseChoices: [answer('Main'), answer('Main', 'EMEA')] });
    const { rerender } = render(page(true));
    await screen.findByText('Main');
    rerender(page(false));
    rerender(page(true));
    expect([screen.getByText('Main').textContent, sent.length]).toEqual(['Main', 1]);
    await screen.findByText('Main, EMEA');
    expect(sent).toHaveLength(2);
  });

  it('tells that it could not be asked again', async () => {
    serverWith({ SublicenseChoices: [answer('Main'), new TypeError('away')] });
    const { rerender } = render(page(true));
    await screen.findByText('Main');
    rerender(page(false));
    rerender(page(true));
    await screen.findByText(/did not answer/);
  });
});
