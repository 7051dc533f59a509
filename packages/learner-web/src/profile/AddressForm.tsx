import { UpdateProfileDocument, type PersonFragment } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Field } from '../ui/Field.js';
import { Form, type Entered, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { Done } from './Done.js';

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();

/** Another address. It becomes theirs by the link that is mailed there; whether it is somebody else's is not said. */
export function AddressForm({ person }: { readonly person: PersonFragment }) {
  const { say } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  /** Where the links went, the last one last. */
  const [mailed, setMailed] = useState<readonly string[]>([]);
  const submit = ({ newEmail = '', ownPassword = '' }: Entered) => {
    if (isSame(newEmail, person.email)) return setErrors({ newEmail: 'sameEmail' });
    if (!/^\S+@\S+$/.test(newEmail.trim())) return setErrors({ newEmail: 'wrongEmail' });
    sending.send(async () => {
      const { updateProfile } = await ask(UpdateProfileDocument, { input: { newEmail, ...(ownPassword !== '' && { currentPassword: ownPassword }) } });
      const wrong = updateProfile.__typename === 'InvalidInput' ? updateProfile.fields.map(({ path }) => path) : [];
      setErrors({ ...(wrong.includes('newEmail') && { newEmail: 'emailRefused' }), ...(wrong.includes('currentPassword') && { ownPassword: ownPassword === '' ? 'needPassword' : 'notYourPassword' }) });
      if (updateProfile.__typename === 'ProfileUpdated') setMailed([...mailed, newEmail.trim()]);
    });
  };
  const error = (name: string) => errors[name] && say(errors[name]);
  return (
    <section>
      <h2>{say('yourEmail')}</h2>
      <Form sending={sending} errors={errors} submitLabel={say('changeEmail')} quiet onSubmit={submit}>
        <Field key={`newEmail ${mailed.length}`} name="newEmail" type="email" label={say('newEmail')} hint={say('newEmailHint')} autoComplete="email" autoCapitalize="none" spellcheck={false} maxLength={320} error={error('newEmail')} />
        <PasswordField key={`ownPassword ${mailed.length}`} name="ownPassword" label={say('ownPassword')} autoComplete="current-password" error={error('ownPassword')} />
      </Form>
      <Done text={mailed.length > 0 ? say('emailMailed', { email: <bdi>{mailed.at(-1)}</bdi> }) : null} />
    </section>
  );
}
