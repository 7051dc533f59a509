import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades a colour, light to dark. Shade 7 carries white text at 4.5:1 and more, and so do 6 of the accent. */
export const COLOURS: Readonly<Record<'accent' | 'green' | 'yellow' | 'red' | 'gray' | 'dark', MantineColorsTuple>> = {
  accent: ['#f4f7ff', '#e6ecff', '#d0dbff', '#aec1ff', '#8aa3fe', '#6883f7', '#5068ed', '#4052d9', '#3342b8', '#253289'],
  green: ['#f1faf3', '#ddf6e4', '#baecca', '#8cdeaa', '#5ac988', '#37ab6b', '#218f56', '#167645', '#116138', '#0e492a'],
  yellow: ['#fff7ed', '#ffedd6', '#ffdbaa', '#fdc471', '#f0ac3d', '#d0901e', '#ad750b', '#8d5e05', '#744c00', '#593a00'],
  red: ['#fff4f3', '#ffe6e4', '#ffcfcb', '#ffaba5', '#f97f7a', '#ee5454', '#dd333b', '#c51c2b', '#a31322', '#7c1119'],
  gray: ['#f9fafb', '#f2f3f5', '#e7e8eb', '#d7d9dd', '#b8bac0', '#8e9098', '#6f737d', '#585c66', '#373a43', '#1c1e24'],
  dark: ['#e8e9ec', '#c9cacf', '#a5a7af', '#787c84', '#3b3e46', '#292b31', '#1e2026', '#131519', '#0e0f13', '#090a0d'],
};

/** Fill of a badge in the dark; the scales' own would glow. */
export const DARK_FILLS: Readonly<Record<'accent' | 'green' | 'yellow' | 'red' | 'gray', string>> = {
  accent: '#1d2340',
  green: '#12271c',
  yellow: '#2c2212',
  red: '#331b1c',
  gray: '#25272d',
};
