import { Link, useRouteError } from 'react-router';
import { Button } from '@mantine/core';

/** For an address that leads nowhere, and for a page that broke or could not be loaded. */
export function Lost() {
  const broken = useRouteError() !== undefined;
  return (
    <section className="pt-state-page">
      <h1>{broken ? 'This page could not be shown' : 'There is no such page'}</h1>
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
