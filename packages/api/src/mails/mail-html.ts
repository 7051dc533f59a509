import { createElement, type ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MailPage } from './MailPage.js';
import { withWordTable } from './word-table.js';

/** Of the time that mail clients are of: without one they differ more from each other. */
const DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** The HTML part as it is sent. */
export function mailHtml(parts: ComponentProps<typeof MailPage>): string {
  return withWordTable(`${DOCTYPE}${renderToStaticMarkup(createElement(MailPage, parts))}`);
}
