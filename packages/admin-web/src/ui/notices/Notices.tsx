import { Notifications } from '@mantine/notifications';

/** Where notices stand: at the edge of the page, three at a time. */
export function Notices() {
  return <Notifications position="bottom-right" limit={3} containerWidth={360} />;
}
