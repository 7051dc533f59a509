import type { Migration } from '../platform/database/migrations.js';
import { foundation } from './0001-foundation.js';
import { lists } from './0002-lists.js';
import { idempotency } from './0003-idempotency.js';
import { history } from './0004-history.js';
import { externalIds } from './0005-external-ids.js';
import { contentTags } from './0006-content-tags.js';
import { settings } from './0007-settings.js';
import { sessionIds } from './0008-session-ids.js';
import { clientTurn } from './0009-client-turn.js';
import { outbox } from './0010-outbox.js';
import { invites } from './0011-invites.js';
import { mailedLinks } from './0012-mailed-links.js';
import { seatAlerts } from './0013-seat-alerts.js';
import { jobs } from './0014-jobs.js';
import { logos } from './0015-logos.js';
import { erasing } from './0016-erasing.js';
import { redemptionCodes } from './0017-redemption-codes.js';
import { uploadedCodes } from './0018-uploaded-codes.js';
import { staffInvites } from './0019-staff-invites.js';

/** Every migration, in the order they run. */
export const MIGRATIONS: readonly Migration[] = [foundation, lists, idempotency, history, externalIds, contentTags, settings, sessionIds, clientTurn, outbox, invites, mailedLinks, seatAlerts, jobs, logos, erasing, redemptionCodes, uploadedCodes, staffInvites];
