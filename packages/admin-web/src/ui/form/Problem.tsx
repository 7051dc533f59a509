import { useEffect, useRef } from 'react';
import { Icon } from '../marks/Icon.js';
import './form.css';

/** What a form was refused as a whole: read out, and focused where no field is to blame. */
export function Problem({ message }: { readonly message: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message !== null) box.current?.focus();
  }, [message]);
  if (message === null) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="pt-problem">
      <Icon name="alert" />
      <p>{message}</p>
    </div>
  );
}
