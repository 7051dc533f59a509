import { createTheme } from '@mantine/core';
import { COLOURS } from './colours.js';

const SANS = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "'JetBrains Mono Variable', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

/** What opens over the page stays inside its landmark. */
const IN_MAIN = { target: '#main' };

/** Mantine's header of a dialog is a <header>, which would be a second banner of the page. */
const NO_BANNER = { header: { role: 'presentation' } };

/** By name and without importing them: what a page does not use it does not load. */
const components = {
  Button: { defaultProps: { size: 'sm' } },
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
  Input: { defaultProps: { size: 'sm' } },
  Checkbox: { defaultProps: { size: 'xs' } },
  Menu: { defaultProps: { radius: 'md', offset: 4, position: 'bottom-end', portalProps: IN_MAIN, withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 120, transition: 'fade' } } },
  Modal: {
    defaultProps: {
      radius: 'lg',
      shadow: 'lg',
      yOffset: '5vh',
      attributes: NO_BANNER,
      overlayProps: { color: '#14161d', backgroundOpacity: 0.38 },
      transitionProps: { duration: 160, transition: 'fade-up' },
      closeButtonProps: { 'aria-label': 'Close' },
    },
  },
  Drawer: {
    defaultProps: {
      position: 'right',
      offset: 8,
      radius: 'lg',
      shadow: 'lg',
      size: 488,
      attributes: NO_BANNER,
      overlayProps: { color: '#14161d', backgroundOpacity: 0.22 },
      transitionProps: { duration: 180 },
      closeButtonProps: { 'aria-label': 'Close' },
    },
  },
};

/** The look of the admin app as Mantine takes it. */
export const theme = createTheme({
  colors: COLOURS,
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  black: COLOURS.gray[9],
  cursorType: 'pointer',
  respectReducedMotion: true,
  defaultRadius: 'sm',
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  shadows: { xs: '0 1px 2px rgb(16 18 26 / 6%)', sm: '0 1px 2px rgb(16 18 26 / 6%)', md: 'var(--pt-shadow-md)', lg: 'var(--pt-shadow-lg)', xl: 'var(--pt-shadow-lg)' },
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px', lineHeight: '28px' }, h2: { fontSize: '16px', lineHeight: '24px' }, h3: { fontSize: '14px', lineHeight: '20px' } },
  },
  components,
});
