import type { CSSVariablesResolver } from '@mantine/core';
import { COLOURS, DARK_FILLS } from './colours.js';

type Variables = Record<string, string>;
const STATUS_COLOURS = ['accent', 'green', 'yellow', 'red'] as const;

/** Mantine's own names for text and surfaces, in the values that pass WCAG AA on ours. */
const LIGHT: Variables = {
  '--mantine-color-body': '#ffffff',
  '--mantine-color-text': '#1c1e24',
  '--mantine-color-dimmed': '#585c66',
  '--mantine-color-placeholder': '#6f737d',
  '--mantine-color-disabled-color': '#6f737d',
  '--mantine-color-error': '#c51c2b',
  '--mantine-color-anchor': '#4052d9',
  '--mantine-color-default': '#ffffff',
  '--mantine-color-default-hover': '#f9fafb',
  '--mantine-color-default-border': '#d7d9dd',
  '--pt-canvas': '#f6f7f9',
  '--pt-raised': '#ffffff',
  '--pt-inset': '#f9fafb',
  '--pt-input': '#ffffff',
  '--pt-hover': '#f6f7f9',
  '--pt-selected': '#f4f7ff',
  '--pt-line': '#e7e8eb',
  '--pt-control': '#898b93',
  '--pt-focus': '#5068ed',
  '--pt-chosen': '#e7e8eb',
  '--pt-meter': '#6f737d',
  '--pt-track': '#e7e8eb',
  '--pt-meter-warn': '#b27700',
  '--pt-meter-full': '#dd333b',
  '--pt-dot-good': '#218f56',
  '--pt-grey-text': '#585c66',
  '--pt-grey-fill': '#f2f3f5',
  '--pt-warn-note': '#fff7ed',
  '--pt-warn-line': '#ffdbaa',
  '--pt-bad-note': '#fff4f3',
  '--pt-bad-line': '#ffcfcb',
  '--pt-shadow-md': '0 0 0 1px rgb(16 18 26 / 6%), 0 4px 10px -2px rgb(16 18 26 / 8%), 0 12px 28px -6px rgb(16 18 26 / 14%)',
  '--pt-shadow-lg': '0 0 0 1px rgb(16 18 26 / 6%), 0 16px 48px -12px rgb(16 18 26 / 28%)',
};

const DARK: Variables = {
  '--mantine-color-body': '#131519',
  '--mantine-color-text': '#e8e9ec',
  '--mantine-color-dimmed': '#a5a7af',
  '--mantine-color-placeholder': '#9295a0',
  '--mantine-color-disabled-color': '#9295a0',
  '--mantine-color-error': '#f97f7a',
  '--mantine-color-anchor': '#8aa3fe',
  '--mantine-color-default': '#1e2026',
  '--mantine-color-default-hover': '#292b31',
  '--mantine-color-default-border': '#3b3e46',
  '--pt-canvas': '#0d0e11',
  '--pt-raised': '#1a1c21',
  '--pt-inset': '#15171b',
  '--pt-input': '#101216',
  '--pt-hover': '#191b20',
  '--pt-selected': '#1b2036',
  '--pt-line': '#24262c',
  '--pt-control': '#737780',
  '--pt-focus': '#8aa3fe',
  '--pt-chosen': '#1e2026',
  '--pt-meter': '#a5a7af',
  '--pt-track': '#2d3037',
  '--pt-meter-warn': '#d0901e',
  '--pt-meter-full': '#ee5454',
  '--pt-dot-good': '#37ab6b',
  '--pt-grey-text': '#c9cacf',
  '--pt-grey-fill': '#25272d',
  '--pt-warn-note': '#2c2212',
  '--pt-warn-line': '#4c3a18',
  '--pt-bad-note': '#331b1c',
  '--pt-bad-line': '#5a2a2b',
  '--pt-shadow-md': '0 0 0 1px #34373f, 0 16px 48px -8px rgb(0 0 0 / 70%)',
  '--pt-shadow-lg': '0 0 0 1px #34373f, 0 16px 48px -8px rgb(0 0 0 / 70%)',
};

function lightShades(name: (typeof STATUS_COLOURS)[number]): Variables {
  const shades = COLOURS[name];
  return {
    [`--mantine-color-${name}-filled`]: shades[7],
    [`--mantine-color-${name}-filled-hover`]: shades[8],
    [`--mantine-color-${name}-outline`]: shades[7],
    [`--mantine-color-${name}-text`]: shades[7],
    [`--mantine-color-${name}-light`]: shades[1],
    [`--mantine-color-${name}-light-hover`]: shades[2],
    [`--mantine-color-${name}-light-color`]: shades[8],
  };
}

/** Between the sixth and the seventh: still 3:1 on sheets and on what lies over them (WCAG 2.2, 1.4.11). */
const DARK_ACCENT_HOVER = '#475ae0';

function darkShades(name: (typeof STATUS_COLOURS)[number]): Variables {
  const shades = COLOURS[name];
  return {
    [`--mantine-color-${name}-filled`]: name === 'accent' ? shades[6] : shades[7],
    [`--mantine-color-${name}-filled-hover`]: name === 'accent' ? DARK_ACCENT_HOVER : shades[7],
    [`--mantine-color-${name}-outline`]: shades[4],
    [`--mantine-color-${name}-text`]: shades[4],
    [`--mantine-color-${name}-light`]: DARK_FILLS[name],
    [`--mantine-color-${name}-light-hover`]: DARK_FILLS[name],
    [`--mantine-color-${name}-light-color`]: shades[3],
  };
}

const GRAY_LIGHT: Variables = {
  '--mantine-color-gray-light': COLOURS.gray[1],
  '--mantine-color-gray-light-hover': COLOURS.gray[2],
  '--mantine-color-gray-light-color': COLOURS.gray[7],
  '--mantine-color-gray-text': COLOURS.gray[7],
};
const GRAY_DARK: Variables = {
  '--mantine-color-gray-light': DARK_FILLS.gray,
  '--mantine-color-gray-light-hover': COLOURS.dark[5],
  '--mantine-color-gray-light-color': COLOURS.dark[1],
  '--mantine-color-gray-text': COLOURS.dark[2],
};

/** Mantine's defaults fail AA; these pass on every surface of ours, light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: Object.assign({}, LIGHT, GRAY_LIGHT, ...STATUS_COLOURS.map(lightShades)),
  dark: Object.assign({}, DARK, GRAY_DARK, ...STATUS_COLOURS.map(darkShades)),
});
