import type { UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';

/** What the server refused: a sentence for the whole form, and sentences for single fields by their path. */
export interface Refused {
  readonly message: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** A form's work: what it was refused, or null once it is done. */
type Work = () => Promise<Refused | null>;

interface FormWork {
  readonly busy: boolean;
  /** What was refused and belongs to no field on the page; null: nothing. */
  readonly problem: string | null;
  /** Does the work unless it is being done. A fault counts as a refusal of the whole form. */
  readonly run: (work: Work) => void;
}

interface Fields {
  readonly setErrors: (errors: Record<string, string>) => void;
  readonly getInputNode: (path: string) => HTMLElement | null;
}

/** The field a path of the input is about: `reference.2.name` is about `reference` where no such field is on the page. */
function fieldOf(form: Fields, path: string): string | null {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    if (form.getInputNode(name) !== null) return name;
  }
  return null;
}

/** The first on the page, whatever order the server named them in. */
function topmost(nodes: readonly (HTMLElement | null)[]): HTMLElement | null {
  const found = nodes.filter((node) => node !== null);
  return found.reduce<HTMLElement | null>((first, node) => (first !== null && first.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING ? first : node), null);
}

/** Puts each sentence to its field, and the focus into the first. Gives what has no field. */
function placed(form: Fields, refused: Refused): string | null {
  const found = (refused.fields ?? []).map(({ path, message }) => ({ field: fieldOf(form, path), message }));
  const errors = Object.fromEntries(found.flatMap(({ field, message }) => (field === null ? [] : [[field, message]])));
  form.setErrors(errors);
  const first = topmost(found.flatMap(({ field }) => (field === null ? [] : [form.getInputNode(field)])));
  if (first === null) return refused.message;
  first.focus();
  const rest = found.filter(({ field }) => field === null).map(({ message }) => message);
  return rest.length === 0 ? null : rest.join(' ');
}

/** Runs a form's work one at a time. What was typed stays, whatever comes of it. */
export function useFormWork<Values extends object>(form: UseFormReturnType<Values>): FormWork {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const working = useRef(false);
  const run = async (work: Work) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(null);
    form.clearErrors();
    try {
      const refused = await work();
      if (refused !== null) setProblem(placed(form, refused));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run: (work) => void run(work) };
}
