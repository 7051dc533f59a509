import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { useForm } from '@mantine/form';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { FormSection } from '../form/FormSection.js';
import { TextField } from '../form/TextField.js';
import { useFormWork, type Refused } from '../form/use-form-work.js';
import { FormDialog } from './FormDialog.js';

type Save = (values: { name: string; slug: string }) => Promise<Refused | null>;

function Dialog({ save }: { readonly save: Save }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', slug: '' }, validate: { slug: (typed) => (typed.includes(' ') ? 'Without spaces.' : null) } });
  const { busy, problem, run } = useFormWork(form);
  return (
    <FormDialog title="Add Client" opened onClose={() => undefined} action="Save client" busy={busy} problem={problem} onSubmit={form.onSubmit((values) => run(() => save(values)))}>
      <FormSection legend="Client">
        <TextField form={form} name="name" label="Name" first />
        <TextField form={form} name="slug" label="Path" />
      </FormSection>
    </FormDialog>
  );
}

const refusing = (refused: Refused) => jest.fn<Save>(() => Promise.resolve(refused));
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Save client' }));

describe('a form in a dialog', () => {
  afterEach(cleanup);

  it('puts each refusal to its field and the focus into the first on the page, and keeps what was typed', async () => {
    const save = refusing({ message: 'The input breaks a rule.', fields: [{ path: 'slug', message: 'Write a to z.' }, { path: 'name', message: 'Write a name.' }] });
    render(<Dialog save={save} />, { wrapper: Page });
    fill('Name', 'Acme');
    fill('Path', 'ÄÖÜ');
    submit();
    await screen.findByText('Write a to z.');
    const path = screen.getByLabelText<HTMLInputElement>('Path');
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    expect(path.getAttribute('aria-invalid')).toBe('true');
    expect(path.value).toBe('ÄÖÜ');
    expect(document.getElementById(path.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent).toContain('Write a to z.');
    expect(screen.getByText('Write a name.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what is wrong before anything is sent, in the field, which has the focus', () => {
    const save = refusing({ message: 'x' });
    render(<Dialog save={save} />, { wrapper: Page });
    fill('Path', 'two words');
    submit();
    expect(document.activeElement).toBe(screen.getByLabelText('Path'));
    expect(screen.getByLabelText('Path').getAttribute('aria-invalid')).toBe('true');
    expect(save).not.toHaveBeenCalled();
  });

  it('puts a refusal of part of a field to that field, and says above what belongs to none', async () => {
    render(<Dialog save={refusing({ message: 'x', fields: [{ path: 'name.2.value', message: 'Too long.' }, { path: 'token', message: 'The link was used.' }] })} />, { wrapper: Page });
    submit();
    await screen.findByText('Too long.');
    expect(screen.getByRole('alert').textContent).toBe('The link was used.');
  });

  it('says a fault above the fields, moves the focus there, and can be submitted again', async () => {
    const save = jest.fn<Save>().mockRejectedValueOnce(new Error('The server did not answer.')).mockResolvedValue(null);
    render(<Dialog save={save} />, { wrapper: Page });
    fill('Name', 'Acme');
    submit();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('The server did not answer.');
    expect(document.activeElement).toBe(alert);
    submit();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(save.mock.calls[1]).toEqual([{ name: 'Acme', slug: '' }]);
  });

  it('submits by Ctrl+Enter and by ⌘+Enter from any field, once at a time', async () => {
    let finish: (refused: null) => void = () => undefined;
    const save = jest.fn<Save>(() => new Promise((resolve) => (finish = resolve)));
    render(<Dialog save={save} />, { wrapper: Page });
    fireEvent.keyDown(screen.getByLabelText('Path'), { key: 'Enter', ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Enter', metaKey: true });
    expect(save).toHaveBeenCalledTimes(1);
    await act(async () => finish(null));
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Enter', metaKey: true });
    expect(save).toHaveBeenCalledTimes(2);
    await act(async () => finish(null));
  });

  it('calls its button by what it does alone; the keys for it are told apart', () => {
    render(<Dialog save={refusing({ message: '' })} />, { wrapper: Page });
    const button = screen.getByRole('button', { name: 'Save client' });
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
  });

  it('is a dialog named by its title, without a second banner', () => {
    render(<Dialog save={refusing({ message: '' })} />, { wrapper: Page });
    expect(screen.getByRole('dialog', { name: 'Add Client' })).toBeTruthy();
    expect(screen.queryByRole('banner')).toBeNull();
  });
});
