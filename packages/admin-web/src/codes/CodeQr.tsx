import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Icon } from '../ui/marks/Icon.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import './codes.css';
import { qrFile, qrOf } from './qr.js';

interface CodeQrProps {
  /** The code, which names the file. */
  readonly code: string;
  readonly landingUrl: string;
}

/** Hands a text to the browser as a file. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/** The link of a code to be scanned, black on white in either theme: cameras read that best. */
export function CodeQr({ code, landingUrl }: CodeQrProps) {
  const qr = useMemo(() => qrOf(landingUrl), [landingUrl]);
  return (
    <section className="pt-qr" aria-label="QR code">
      <svg viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges" role="img" aria-label={`QR code of ${landingUrl}`}>
        <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path fill="#000" d={qr.path} />
      </svg>
      <p className="pt-copyable">
        {landingUrl} <CopyButton value={landingUrl} what="the link" />
      </p>
      <p className="pt-note">Leads to the landing page with the code filled in. Opening it uses nothing up.</p>
      <div className="pt-buttons">
        <Button variant="default" leftSection={<Icon name="arrowDown" size={14} />} onClick={() => save(`${code}.svg`, qrFile(qr))}>
          Download SVG
        </Button>
      </div>
    </section>
  );
}
