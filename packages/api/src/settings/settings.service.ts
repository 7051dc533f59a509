import { changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { run } from '../kernel/sql.js';
import { readWebUrl } from '../kernel/web-url.js';
import { readSender, senderText } from './sender.js';
import { SETTINGS_ID } from './settings.entity.js';
import type { UpdateSettingsInput } from './settings.inputs.js';
import { readSettings, type StoredSettings } from './settings.read-model.js';

/** Takes the turn of the whole site: whoever decides by what all of it has waits here for others who do, until their transaction ends. */
export async function takeSiteTurn(tx: Tx): Promise<void> {
  await run(tx, 'UPDATE settings SET turn = turn + 1 WHERE id = ?', [idBytes(SETTINGS_ID)]);
}

/** Changes what the input names, the only way settings are written. Changes made at once by others to other fields stay. */
export async function updateSettings(tx: Tx, act: Act, input: UpdateSettingsInput): Promise<void> {
  await takeSiteTurn(tx);
  const before = await readSettings(tx);
  const after = { ...before, ...changed(input) };
  const changes = changesBetween({ ...before }, after);
  if (changes.length === 0) return;
  await run(
    tx,
    `UPDATE settings SET site_name = ?, terms_url = ?, privacy_url = ?, invite_days = ?, mail_paused = ?, mail_from = ?, introspection = ?, updated_at = ?
      WHERE id = ?`,
    [after.siteName, after.termsUrl, after.privacyUrl, after.inviteDays, after.mailPaused, after.mailFrom, after.introspection, timeText(act.now), idBytes(SETTINGS_ID)],
  );
  await recordHistory(tx, act, [{ action: 'settings.updated', clientId: null, subject: SETTINGS_ID, summary: 'Changed the settings of the site.', changes }]);
}

/** The fields the input names, as they are stored. */
function changed(input: UpdateSettingsInput): Partial<StoredSettings> {
  const { siteName, termsUrl, privacyUrl, inviteDays, mailPaused, mailFrom, introspection } = input;
  return {
    ...(siteName !== undefined && { siteName: siteName.trim() }),
    ...(termsUrl !== undefined && { termsUrl: urlOrNull(termsUrl) }),
    ...(privacyUrl !== undefined && { privacyUrl: urlOrNull(privacyUrl) }),
    ...(inviteDays !== undefined && { inviteDays }),
    ...(mailPaused !== undefined && { mailPaused }),
    ...(mailFrom !== undefined && { mailFrom: mailFrom === null ? null : senderText(readSender(mailFrom)!) }),
    ...(introspection !== undefined && { introspection }),
  };
}

function urlOrNull(url: string | null): string | null {
  return url === null ? null : readWebUrl(url, 2000)!;
}
