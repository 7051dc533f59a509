import { Link, useRouteError } from 'react-router';
import { Button } from '@mantine/core';
import { usePageTitle } from '../ui/page/use-page-title.js';

/** For an address that leads nowhere, and for a page that broke or could not be loaded. */
export function Lost() {
  // Null where nothing broke: the router says so outside of an error boundary.
  const broken = (useRouteError() ?? null) !== null;
  const title = broken ? 'This page could not be shown' : 'There is no such page';
  usePageTitle(title);
  return (
    <section className="pt-state-page">
      <h1>{title}</h1>
      <p className="pt-dim">{broken ? 'The server may have been restarted with a newer version, or your connection is down. Load the page again.' : 'The address may be mistyped, or what it led to is gone.'}</p>
      <div className="pt-ways">
        {broken && (
          <Button variant="default" onClick={() => window.location.reload()}>
            Load again
          </Button>
        )}
        <Link className="pt-link" to="/clients">
          To all clients
        </Link>
      </div>
    </section>
  );
}
