import type { PartName } from './page-data.js';

/** What the browser's build of the pages consists of. */
export interface Assets {
  /** Where the script is: `/assets/main-1a2b3c.js`. */
  readonly script: string;
  /** Where the parts are that only some pages need. */
  readonly parts: Readonly<Record<PartName, string>>;
  /** The styles, to stand in the page itself: a page must not wait for them. */
  readonly css: string;
}

/** An entry of Vite's manifest; https://vite.dev/guide/backend-integration */
interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
}

/** Finds script and styles among what was built. @param read gives the text of a file of the build */
export function readAssets(read: (name: string) => string): Assets {
  // Vite writes the manifest beside what it lists.
  const manifest = JSON.parse(read('.vite/manifest.json')) as Readonly<Record<string, ManifestEntry>>;
  const [main, account, invite] = ['src/main.tsx', 'src/app/AccountPage.tsx', 'src/app/InvitePage.tsx'].map((name) => manifest[name]);
  if (main === undefined || account === undefined || invite === undefined) throw new Error('The build of the learner pages lacks a part.');
  return { script: `/${main.file}`, parts: { account: `/${account.file}`, invite: `/${invite.file}` }, css: (main.css ?? []).map(read).join('') };
}
