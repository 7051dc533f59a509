import { openPage, type Visitor, type VisitorOptions } from './visitor.js';

const ORIGIN = 'http://planted.example.test';

/** A page made up for a test of the harness, which allows scripts from files only. */
export async function visitPlanted(body: string, options: VisitorOptions = {}): Promise<Visitor> {
  const visitor = await openPage({ url: ORIGIN, address: '198.18.255.1' }, options);
  const html = `<!doctype html><html lang="en"><link rel="stylesheet" href="/page.css"><title>Planted</title><main><h1>Planted</h1>${body}</main></html>`;
  await visitor.context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/throws.js') return route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("thrown")' });
    if (pathname === '/page.css') return route.fulfill({ contentType: 'text/css', body: '.unseen:focus { outline: none }' });
    return route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "script-src 'self'; connect-src *" }, body: html });
  });
  await visitor.page.goto('/');
  return visitor;
}
