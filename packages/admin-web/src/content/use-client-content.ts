import { notifications } from '@mantine/notifications';
import { SetClientContentDocument, type ClientContentQuery } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';
import { counted } from '../ui/words/numbers.js';
import { goneWith, isSameTag } from './client-content.js';

/** What a client has, and what its sublicenses open of it. */
export type ContentOfClient = NonNullable<ClientContentQuery['client']>;

/** Either all it is to have by itself, or all its tags. */
type Change = { readonly contentIds: string[] } | { readonly contentTags: string[] };

interface ContentChanges {
  /** Takes an item away that was chosen by itself. */
  readonly takeItem: (item: { readonly id: string; readonly title: string }) => void;
  /** Takes a tag away, and whatever comes by it alone. */
  readonly takeTag: (tag: string) => void;
}

/** What a client's sublicenses open goes with what it loses, and does not come back with it: so nothing is offered to be undone. */
const MEANING = 'No sublicense opens it any more.';

/** Takes away from what a client has, at once. */
export function useClientContent(client: ContentOfClient): ContentChanges {
  const send = useSend(SetClientContentDocument);
  const change = async (what: string, meaning: string, input: Change) => {
    const refused = (message: string) => notifications.show({ title: `${what} stays`, message, autoClose: false });
    try {
      const { updateClient: result } = await send({ input: { id: client.id, ...input } });
      if (result.__typename === 'ClientUpdated') sayDone({ title: `${what} is taken away`, meaning });
      else refused(result.message);
    } catch (error) {
      refused(error instanceof Error ? error.message : String(error));
    }
  };
  const chosen = client.chosenContent.map(({ id }) => id);
  return {
    takeItem: ({ id, title }) => void change(title, MEANING, { contentIds: chosen.filter((one) => one !== id) }),
    takeTag: (tag) => {
      const gone = goneWith(client.content, client, tag).length;
      const meaning = gone === 0 ? 'What it brought is here by choice or other tags, too.' : `${counted(gone, 'item')} went with it. ${MEANING}`;
      void change(`The tag ${tag}`, meaning, { contentTags: client.contentTags.filter((other) => !isSameTag(other, tag)) });
    },
  };
}
