import type { UseFormReturnType } from '@mantine/form';
import { useId, useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { useRights } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import type { DesignValues } from './design-form.js';
import './design.css';
import { LOGO_TYPES } from './logo-file.js';
import { useLogoUpload } from './use-logo-upload.js';

/** The file that is dropped onto something, and whether one is held over it. */
function useDrop(onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return { isOver, onDragOver: over(true), onDragLeave: over(false), onDrop: drop };
}

interface LogoFieldProps {
  readonly form: UseFormReturnType<DesignValues>;
  readonly client: { readonly id: string; readonly name: string };
}

/** The logo: chosen, dropped or taken off; it is sent at once, and worn once the design is saved. */
export function LogoField({ form, client }: LogoFieldProps) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const { logo } = form.getValues();
  const { progress, take, stop } = useLogoUpload(client.id, {
    onLogo: (made) => form.setFieldValue('logo', made),
    onProblem: (problem) => form.setFieldError('logo', problem),
  });
  const { clients } = useRights();
  const { isOver, ...dropping } = useDrop(take);
  const refused = form.errors['logo'] ?? null;
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    // The same file again is a choice, too.
    currentTarget.value = '';
    if (file !== undefined) take(file);
  };
  const remove = () => {
    stop();
    form.setFieldValue('logo', null);
    document.querySelector<HTMLElement>('[data-path="logo"]')?.focus();
  };
  return (
    <div className="pt-field pt-logo" data-over={isOver || undefined} {...(clients && dropping)} role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="pt-field-label">
        Logo
      </span>
      <div className="pt-logo-place">
        <span className="pt-logo-shown">{logo === null ? <span className="pt-dim">None: the first letter of the name</span> : <img src={logo.src} alt={`The logo of ${client.name}`} />}</span>
        <input ref={chooser} type="file" hidden accept={LOGO_TYPES.join(',')} aria-label="File of the logo" onChange={chosen} />
        <span className="pt-buttons">
          <PlainButton data-path="logo" aria-describedby={`${id}-told`} onClick={() => chooser.current?.click()}>
            {logo === null ? 'Choose a logo' : 'Choose another logo'}
          </PlainButton>
          {logo !== null && <PlainButton onClick={remove}>Remove the logo</PlainButton>}
        </span>
      </div>
      {progress !== null && <progress className="pt-logo-progress" aria-label="Sending the logo" value={progress} max={1} />}
      <div id={`${id}-told`} role="status">
        {refused === null ? (
          <p className="pt-field-hint">{progress === null ? `${logo?.plate === true ? 'On dark pages it stands on white, where it can be seen. ' : ''}PNG, JPEG, WebP or GIF, at most 5 MB. Or drop a file here.` : 'One moment …'}</p>
        ) : (
          <p className="pt-field-hint pt-field-refused">
            <span className="pt-error">
              <Icon name="alert" size={12} />
              {refused}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
