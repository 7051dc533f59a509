import { TIDEWELL_PEOPLE } from './tidewell-people.js';
import { bow, type Stroke } from './stroke-letters.js';
import type { SampleClient } from './tables.js';

const wave = (y: number): Stroke => [...bow([1.5, y], 1.5, 180, 0), ...bow([4.5, y], 1.5, 180, 360), ...bow([7.5, y], 1.5, 180, 0)];

/** The largest client: many codes, a full sublicense, one nearly full, one that has ended. */
export const TIDEWELL: SampleClient = {
  name: 'Tidewell Logistics',
  slug: 'tidewell-logistics',
  sku: 'CRM-10442',
  language: 'EN',
  timeZone: 'Europe/Dublin',
  seatLimit: 100,
  seatsRaised: { to: 120, on: -31 },
  endsOn: 210,
  madeOn: -95,
  reference: [
    { name: 'Contract', value: 'BW-2217' },
    { name: 'Purchase order', value: 'TW/88341' },
    { name: 'Account manager', value: 'Orla' },
  ],
  design: {
    accentColor: '#0b6e6e',
    heading: 'Tidewell learns',
    welcomeText: 'Safe on the road, safe in the yard. Enter the code from your shift lead or from the intranet.',
    supportEmail: 'learning@tidewell.example',
  },
  // Two waves below the sun.
  logo: { name: 'tidewell', mark: { width: 9, strokes: [wave(0), wave(2.6), bow([4.5, 6.2], 2.3, 0, 180)] }, needsPlate: false },
  content: ['welcome', 'safety', 'first-aid', 'fire', 'forklift', 'loads', 'dangerous', 'tanker', 'leading', 'library'],
  sublicenses: [
    { name: 'Warehouse', sku: 'TW-WH', seatLimit: 60, content: ['welcome', 'safety', 'loads'] },
    { name: 'Forklift operators', under: 'Warehouse', sku: 'TW-WH-FL', seatLimit: 24, accessDays: 365, content: ['forklift', 'loads'] },
    { name: 'Night shift', under: 'Warehouse', sku: 'TW-WH-NS', seatLimit: 12, content: ['safety', 'fire', 'leading'] },
    { name: 'Drivers', sku: 'TW-DR', content: ['welcome', 'safety', 'first-aid', 'loads'] },
    { name: 'Dangerous goods', under: 'Drivers', sku: 'TW-DR-DG', accessDays: 60, content: ['dangerous'] },
    { name: 'Tanker crews', under: 'Dangerous goods', sku: 'TW-DR-TK', seatLimit: 10, content: ['dangerous', 'tanker'] },
    { name: 'Office', sku: 'TW-OF', seatLimit: 20, content: ['welcome', 'safety', 'fire', 'leading', 'library'] },
    { name: 'Seasonal helpers', sku: 'TW-SE', seatLimit: 30, endsOn: -12, content: ['welcome', 'safety'] },
  ],
  codes: [
    { label: 'Everybody, from the intranet', code: 'TIDEWELL-START', opens: ['Main'], max: 150, madeOn: -90 },
    { label: 'Warehouse induction with forklift', opens: ['Warehouse', 'Forklift operators'], madeOn: -90 },
    { label: 'Night shift, first round', code: 'NIGHT-SHIFT', opens: ['Night shift'], max: 12, madeOn: -84 },
    { label: 'Drivers and dangerous goods', code: 'ON-THE-ROAD', opens: ['Drivers', 'Dangerous goods'], max: 40, madeOn: -90, endsOn: 120 },
    { label: 'Helpers for the peak', code: 'PEAK-HELPERS', opens: ['Seasonal helpers'], madeOn: -86 },
    { label: 'Poster in the canteen', code: 'CANTEEN-23', opens: ['Main'], madeOn: -76, switchedOffOn: -40 },
    { label: 'Next intake', opens: ['Warehouse', 'Drivers'], max: 30, madeOn: -8, startsOn: 14, endsOn: 44 },
  ],
  mailDomain: 'tidewell.example',
  people: TIDEWELL_PEOPLE,
  arrivals: [
    { count: 28, from: -88, to: -6, by: { code: 'Everybody, from the intranet' } },
    { count: 23, from: -85, to: -20, by: { code: 'Warehouse induction with forklift' } },
    { count: 12, from: -80, to: -62, by: { code: 'Night shift, first round' } },
    { count: 17, from: -86, to: -10, by: { code: 'Drivers and dangerous goods' } },
    { count: 10, from: -82, to: -60, by: { code: 'Helpers for the peak' } },
    { count: 10, from: -78, to: -5, by: { hand: 'Office' } },
    { count: 5, from: -70, to: -45, by: { code: 'Poster in the canteen' } },
    { count: 3, from: -50, to: -36, by: { hand: 'Tanker crews' } },
  ],
  later: [
    { what: 'GRANT', who: ['Dmytro Kovalenko', 'Séamus Ó Dálaigh', 'Kwabena Asante'], into: 'Tanker crews', on: -30, until: 60 },
    { what: 'REVOKE', who: ['Callum Ashworth'], from: 'Main', on: -22 },
    { what: 'REVOKE', who: ['Marek Wójcik'], from: 'Forklift operators', on: -15 },
    { what: 'GRANT', who: ['Marek Wójcik'], into: 'Forklift operators', on: -11, until: 90 },
    { what: 'DISABLE', who: ['Zuzana Horáková', 'Leon Fitzgerald'], on: -18 },
    { what: 'ENABLE', who: ['Zuzana Horáková'], on: -13 },
    { what: 'DISABLE', who: ['Praveen Nair'], on: -4 },
  ],
};
