import { useMediaQuery } from '@mantine/hooks';

/** Whether the page is as narrow as a phone: below 768 px. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
}
