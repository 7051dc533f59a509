import { UpdateProfileDocument, type PersonFragment } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Field } from '../ui/Field.js';
import { Form, type Entered, type FieldErrors } from '../ui/Form.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { Done } from './Done.js';

/** How a learner is called. */
export function NameForm({ person }: { readonly person: PersonFragment }) {
  const { say, setting } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [saved, setSaved] = useState(0);
  const submit = ({ firstName = '', lastName = '' }: Entered) => {
    setSaved(0);
    sending.send(async () => {
      const { updateProfile } = await ask(UpdateProfileDocument, { input: { firstName, lastName } });
      const wrong = updateProfile.__typename === 'InvalidInput' ? updateProfile.fields.map(({ path }) => path) : [];
      setErrors({ ...(wrong.includes('firstName') && { firstName: 'wrongFirstName' }), ...(wrong.includes('lastName') && { lastName: 'wrongLastName' }) });
      if (updateProfile.__typename !== 'ProfileUpdated') return;
      setSaved(saved + 1);
      setting.changePerson({ ...person, firstName: firstName.trim(), lastName: lastName.trim() });
    });
  };
  const error = (name: string) => errors[name] && say(errors[name]);
  return (
    <section>
      <h2>{say('yourName')}</h2>
      <Form sending={sending} errors={errors} submitLabel={say('save')} onSubmit={submit}>
        <div class="pair">
          <Field name="firstName" label={say('firstName')} autoComplete="given-name" maxLength={100} defaultValue={person.firstName} error={error('firstName')} />
          <Field name="lastName" label={say('lastName')} autoComplete="family-name" maxLength={100} defaultValue={person.lastName} error={error('lastName')} />
        </div>
      </Form>
      <Done text={saved > 0 ? say('saved') : null} />
    </section>
  );
}
