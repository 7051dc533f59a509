export { InvitePreviewResolver } from './invite-preview.resolver.js';
export { InvitePreviews } from './invite-previews.js';
export { MailCourier } from './mail-courier.js';
export { MailboxReadModel } from './mailbox.read-model.js';
export { MailLooks } from './mail-looks.js';
export { MailsResolver } from './mails.resolver.js';
export { SeatAlert } from './seat-alert.entity.js';
export { SeatAlerts } from './seat-alerts.js';
export { Post, type Letter } from './post.js';
