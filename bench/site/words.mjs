// Names that could be real.
import { hashOf, pick } from './chance.mjs';

const FIRST_NAMES = ('Ada Amira Anna Anton Bao Beatriz Ben Carla Chen Clara Daniel Dilek Elena Emil Emma Farid Finn Freya Greta Hana Hugo Ida Ines Ivan Jakob Jana '
  + 'Joao Jonas Julia Kofi Lara Leon Lena Liam Lucia Malik Maria Marta Mateo Maya Mei Mila Nadia Nils Noah Nora Olga Omar Oskar Paula Priya Rania Rosa Samir Sara '
  + 'Selin Sofia Tariq Theo Tomas Uma Vera Viktor Wanda Yara Yusuf Zoe').split(' ');
const LAST_NAMES = ('Abebe Adler Ahmed Almeida Andersen Bauer Becker Berg Bianchi Brandt Cohen Costa Demir Diaz Dubois Eriksson Fischer Fontaine Garcia Gruber Haddad '
  + 'Hansen Hartmann Hoffmann Ivanova Jansen Jensen Kaya Keller Khan Kim Klein Kovacs Kowalski Krause Lang Larsen Lehmann Lindqvist Lopez Maier Martin Meyer Moreau '
  + 'Mueller Nakamura Nguyen Novak Okafor Olsen Papadopoulos Patel Peeters Popescu Richter Romano Rossi Santos Schmidt Schneider Silva Singh Sokolov Tanaka Torres '
  + 'Vogel Wagner Wang Weber Wolf Yilmaz Zimmermann').split(' ');
const TRADES = 'Logistics Energy Foods Dental Optics Bank Insurance Robotics Textiles Hotels Airways Pharma Motors Media Steel Water Rail Timber Telecom Retail'.split(' ');
const PLACES = 'Acorn Alder Atlas Aurora Beacon Birch Borealis Cedar Cobalt Corvus Delta Ember Falcon Granite Harbor Helix Juniper Kestrel Lumen Meridian Nimbus Orchard Pioneer Quarry Ridge Summit Tern Umber Vertex Willow'.split(' ');
const UNITS = 'EMEA APAC Americas Nordics DACH Iberia Sales Finance Production Warehouse Service Leadership Trainees Partners Drivers Nurses Engineers Branches'.split(' ');
const TOPICS = 'Fire Safety|Data Protection|Anti-Corruption|First Aid|Forklift Basics|Leading Teams|Food Hygiene|Cyber Security|Giving Feedback|Project Planning|Working at Height|Spreadsheets'.split('|');
const CAMPAIGNS = ['Spring launch', 'Fall launch', 'Onboarding', 'Refresher', 'Trade fair', 'Works council', 'Pilot group', 'Summer school'];

export const firstName = (at) => pick(FIRST_NAMES, 101, at);
export const lastName = (at) => pick(LAST_NAMES, 102, at);
export const campaign = (at) => `${pick(CAMPAIGNS, 103, at)} ${2024 + (hashOf(104, at) % 3)}`;
export const contentTitle = (at) => `${TOPICS[at % TOPICS.length]} ${1 + Math.floor(at / TOPICS.length)}`;
export const unitName = (at) => UNITS[at % UNITS.length];

/** Names of clients are their own up to 600, and numbered from there. */
export function clientName(at) {
  const round = Math.floor(at / (PLACES.length * TRADES.length));
  return `${PLACES[at % PLACES.length]} ${TRADES[Math.floor(at / PLACES.length) % TRADES.length]}${round === 0 ? '' : ` ${round + 1}`}`;
}
