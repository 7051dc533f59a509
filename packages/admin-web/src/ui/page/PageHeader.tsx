import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './page.css';
import { usePageTitle } from './use-page-title.js';

interface PageHeaderProps {
  readonly title: string;
  /** Said beside the title: how many there are. */
  readonly count?: string | undefined;
  /** Where this page hangs. */
  readonly crumb?: { readonly to: string; readonly label: string };
  /** Stands beside the title: state, address. */
  readonly beside?: ReactNode;
  /** What can be done: buttons, one of them filled. */
  readonly children?: ReactNode;
}

/** The head of a page; names the document too. */
export function PageHeader({ title, count, crumb, beside, children }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className="pt-page-header">
      {crumb !== undefined && (
        <nav aria-label="Where you are" className="pt-crumbs">
          <Link to={crumb.to}>{crumb.label}</Link>
          <span aria-hidden="true">/</span>
          <span>{title}</span>
        </nav>
      )}
      <div className="pt-page-title">
        <h1 id="page-title" tabIndex={-1}>
          {title}
          {count !== undefined && <span className="pt-page-count pt-number"> {count}</span>}
        </h1>
        {beside}
        <div className="pt-page-actions">{children}</div>
      </div>
    </header>
  );
}
