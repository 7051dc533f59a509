import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../ui/form/Problem.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { usePageTitle } from '../ui/page/use-page-title.js';
import { useFollow, type Purpose } from './use-follow.js';

interface FollowLinkProps {
  readonly purpose: Purpose;
  /** Empty when the link is not whole. */
  readonly token: string;
  /** Resolves once the app knows who is signed in. */
  readonly onSignedIn: () => Promise<void>;
  /** The link is of no use any more. */
  readonly onDead: () => void;
  /** Goes on without the link. */
  readonly onLeave: () => void;
}

const ANOTHER = 'Ask for a new one on the sign-in page.';
const WORDS = {
  'sign-in': { title: 'Sign in', text: 'You have followed the link of your mail. One press, and you are in.', submit: 'Sign in', another: ANOTHER },
  reset: { title: 'Choose a new password', text: 'Everywhere you are signed in now you will be signed out.', submit: 'Save and sign in', another: ANOTHER },
  confirm: {
    title: 'Confirm your e-mail address',
    text: 'With this you show that the address is yours. From now on you sign in with it; everywhere else you will be signed out.',
    submit: 'Confirm and sign in',
    another: 'Sign in with the address you had, and ask for a new one in your profile.',
  },
} as const;

/** A link that was used, whose time is over, or that is not whole. */
function LinkRefused({ purpose, onDead, onLeave }: Pick<FollowLinkProps, 'purpose' | 'onDead' | 'onLeave'>) {
  usePageTitle('This link does not work');
  const heading = useRef<HTMLHeadingElement>(null);
  const dead = useRef(onDead);
  useEffect(() => {
    dead.current();
    // The button that was pressed is gone.
    heading.current?.focus();
  }, []);
  return (
    <div className="pt-card-form">
      <h1 ref={heading} tabIndex={-1}>
        This link does not work
      </h1>
      <p role="alert">It was used already, its time is over, a newer one was mailed, or it is not whole. {WORDS[purpose].another}</p>
      <Button variant="default" onClick={onLeave}>
        To the sign-in
      </Button>
    </div>
  );
}

function Follow({ purpose, token, onSignedIn, onLeave, onRefused }: Omit<FollowLinkProps, 'onDead'> & { readonly onRefused: () => void }) {
  const { title, text, submit } = WORDS[purpose];
  usePageTitle(title);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const { busy, problem, run } = useFormWork(form);
  const follow = useFollow(purpose, token);
  const send = form.onSubmit(({ password }) =>
    run(async () => {
      const result = await follow(password);
      if (result.__typename === 'InvalidInput') return result;
      if (result.__typename === 'SignedIn') await onSignedIn();
      else onRefused();
      return null;
    }),
  );
  return (
    <form className="pt-card-form" onSubmit={send}>
      <h1>{title}</h1>
      <p className="pt-dim">{text}</p>
      <Problem message={problem} />
      {purpose === 'reset' && <TextField form={form} name="password" label="New password" type="password" autoComplete="new-password" required star={false} hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess." />}
      <Button type="submit" aria-disabled={busy}>
        {busy ? 'One moment …' : submit}
      </Button>
      <Button variant="default" onClick={onLeave}>
        Go on without the link
      </Button>
    </form>
  );
}

/** Where a mailed link leads to. It works once, so it is a person's press that follows it and not a program that reads mails. */
export function FollowLink({ purpose, token, onSignedIn, onDead, onLeave }: FollowLinkProps) {
  const [refused, setRefused] = useState(token === '');
  if (refused) return <LinkRefused purpose={purpose} onDead={onDead} onLeave={onLeave} />;
  return <Follow purpose={purpose} token={token} onSignedIn={onSignedIn} onLeave={onLeave} onRefused={() => setRefused(true)} />;
}
