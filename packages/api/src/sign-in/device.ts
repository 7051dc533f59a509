/** Browsers by the word in their User-Agent that only they use; whoever also uses another's word comes before it. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

/** Systems likewise: Android says Linux too, and iPhones say Mac OS X. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The most characters shown of a User-Agent nobody knows. */
const LONGEST = 80;

/** A User-Agent in words its owner understands, such as `Firefox on Linux`. It names a session and decides nothing. */
export function deviceInWords(userAgent: string): string {
  const named = (words: typeof BROWSERS) => words.find(([word]) => word.test(userAgent))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser !== undefined && system !== undefined) return `${browser} on ${system}`;
  const known = browser ?? system;
  if (known !== undefined) return known;
  const raw = userAgent.trim();
  return raw === '' ? 'Unknown device' : raw.slice(0, LONGEST);
}
