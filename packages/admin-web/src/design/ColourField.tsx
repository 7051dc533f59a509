import type { UseFormReturnType } from '@mantine/form';
import { TextField } from '../ui/form/TextField.js';
import { colourWords, isColour } from './colour-words.js';
import type { DesignValues } from './design-form.js';
import './design.css';

/** What the landing page begins with, for the picker: it always holds a colour. */
const USUAL = '#4052d9';

/** The accent colour: typed, or picked by the browser's own picker; and what becomes of it. */
export function ColourField({ form }: { readonly form: UseFormReturnType<DesignValues> }) {
  const typed = form.getValues().accentColor;
  const known = isColour(typed) ? typed.trim() : USUAL;
  return (
    <div className="pt-colour">
      <input type="color" aria-label="Pick the accent colour" value={known.toLowerCase()} onChange={(event) => form.setFieldValue('accentColor', event.currentTarget.value)} />
      <TextField form={form} name="accentColor" label="Accent colour" mono placeholder={USUAL} hint={<span aria-live="polite">{isColour(typed) ? colourWords(typed) : 'Of buttons and links, as #rrggbb. Empty: the usual one.'}</span>} />
    </div>
  );
}
