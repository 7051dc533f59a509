import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { AddToClientDialog } from './AddToClientDialog.js';

const item = (id: string, tags: string[] = []) => ({ __typename: 'ContentItem' as const, id, title: `Title of ${id}`, kind: 'COURSE' as const, url: 'https://learn.test/', tags });
const BOTH = item('cnt_both', ['yard']);
const OFFERED = { data: { contentItems: { __typename: 'ContentItemConnection', nodes: [BOTH, item('cnt_new')], totalCount: 2, totalCountIsExact: true, pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } } } };
const CLIENT = { __typename: 'Client' as const, id: 'cli_1', contentTags: ['yard'], content: [BOTH], chosenContent: [{ __typename: 'ContentItem' as const, id: BOTH.id }], sublicenses: [] };

describe('giving a client content', () => {
  afterEach(cleanup);

  it('sends nothing where nothing was chosen, and says what to do', async () => {
    const sent = serverWith({ ContentItems: [OFFERED] });
    render(<AddToClientDialog client={CLIENT} name="Acme" onClose={() => undefined} />, { wrapper: Page });
    await screen.findByRole('checkbox', { name: 'Title of cnt_new' });
    fireEvent.click(screen.getByRole('button', { name: /Add content/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('Choose an item, or write a tag and add it.');
    expect(sent.map(({ operation }) => operation)).not.toContain('SetClientContent');
  });

  it('keeps the own place of what comes by a tag, too', async () => {
    const sent = serverWith({ ContentItems: [OFFERED], SetClientContent: [new TypeError('Failed to fetch')] });
    render(<AddToClientDialog client={CLIENT} name="Acme" onClose={() => undefined} />, { wrapper: Page });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Title of cnt_new' }));
    fireEvent.click(screen.getByRole('button', { name: /Add content/ }));
    await waitFor(() => expect(sent.filter(({ operation }) => operation === 'SetClientContent').map(({ variables }) => variables)).toEqual([{ input: { id: 'cli_1', contentIds: ['cnt_both', 'cnt_new'] } }]));
  });
});
