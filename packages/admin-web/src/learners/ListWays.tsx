import { ActionIcon, Button } from '@mantine/core';
import { memo } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';

interface ListWaysProps {
  /** Where to get what the list matches, as CSV. */
  readonly csvUrl: string;
  /** Whether adding without an invite stands here: beside the many filters of a client there is no room for it, and its Add menu has it. */
  readonly withAdd: boolean;
  /** Opens what lets people in, with an invite or without. The same function in every rendering. */
  readonly onShow: (changes: Readonly<Record<string, string | null>>) => void;
}

/** What can be done with a list of learners as a whole: take it along, and let more people in. */
export const ListWays = memo(function ListWays({ csvUrl, withAdd, onShow }: ListWaysProps) {
  return (
    <>
      <ActionIcon component="a" href={csvUrl} download variant="default" size={32} aria-label="Export CSV of all that match" title="Export CSV of all that match">
        <Icon name="arrowDown" />
      </ActionIcon>
      <LetIn withAdd={withAdd} onShow={onShow} />
    </>
  );
});

/** The ways to let people in. */
export function LetIn({ withAdd, onShow }: Omit<ListWaysProps, 'csvUrl'>) {
  const { people } = useRights();
  if (!people) return <span className="pt-dim">{WHO_MAY.people}</span>;
  return (
    <>
      {withAdd && (
        <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => onShow({ add: '1' })}>
          Add without Invite
        </Button>
      )}
      <Button leftSection={<Icon name="mail" />} onClick={() => onShow({ invite: '1' })}>
        Add Learner
      </Button>
    </>
  );
}
