/** Lines of 16 × 16 px drawings, 1.4 px thick. */
const DRAWINGS = {
  alert: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  arrowDown: 'M8 3v10M4 9l4 4 4-4',
  arrowLeft: 'M13 8H3M7 4 3 8l4 4',
  arrowRight: 'M3 8h10M9 4l4 4-4 4',
  arrowUp: 'M8 13V3M4 7l4-4 4 4',
  book: 'M3 3.5A1.5 1.5 0 0 1 4.500 2H13v10H4.500A1.500 1.500 0 0 0 3 13.500zM3 13.500A1.500 1.500 0 0 0 4.500 14.500H13V12',
  building: 'M3.500 14V2.500h9V14M1.500 14h13M6.500 14v-2.500h3V14M6 5h.1M10 5h.1M6 8h.1M10 8h.1',
  check: 'M3 8.500 6.500 12 13 4.500',
  chevronDown: 'M4 6l4 4 4-4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.500V8l2.500 1.500',
  cloudOff: 'M2 2l12 12M5 6a3.500 3.500 0 0 0 0 7h6.500M7 4.300A3.800 3.800 0 0 1 12 7a3 3 0 0 1 1.800 4.600',
  columns: 'M2.500 3.500h3M2.500 6.500h3M2.500 9.500h3M2.500 12.500h3M8 3.500h2M8 6.500h2M8 9.500h2M8 12.500h2M12.500 3.500h1M12.500 6.500h1M12.500 9.500h1M12.500 12.500h1',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  cross: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  door: 'M3.500 14V6a4.500 4.500 0 0 1 9 0v8M2 14h12M10 9.500v.1',
  dots: 'M3 8h.01M8 8h.01M13 8h.01',
  external: 'M9.500 2.500h4v4M13.500 2.500 7.500 8.500M11.500 9v4.500h-9v-9H7',
  gear: 'M8 10.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM8 1.500l.9 1.900 2-.4 1 1.800 1.900.9-.4 2 .9 1.300-.9 1.300.4 2-1.900.9-1 1.800-2-.4L8 14.500l-.9-1.900-2 .4-1-1.800-1.900-.9.4-2L1.700 8l.9-1.300-.4-2 1.900-.9 1-1.800 2 .4z',
  hand: 'M6 8V3.200a1.100 1.100 0 0 1 2.200 0V7M8.200 7V2.600a1.100 1.100 0 0 1 2.200 0V8M6 8.500V4.800a1.100 1.100 0 0 0-2.200 0V10A4.500 4.500 0 0 0 8.300 14.500 4.300 4.300 0 0 0 12.600 10V5.500a1.100 1.100 0 0 0-2.200 0',
  help: 'M8 14.200A6.200 6.200 0 1 0 8 1.800a6.200 6.200 0 0 0 0 12.400zM6.300 6.200a1.750 1.750 0 1 1 2.400 1.700c-.5.200-.7.500-.7 1.100M8 11.300v.1',
  key: 'M10 9.500A3.500 3.500 0 1 0 6.700 7.100L2 11.800V14h2.200l.8-.8v-1.500h1.500v-1.500L7.600 9M11 5v.1',
  lock: 'M4 7h8v6.500H4zM5.500 7V5a2.500 2.500 0 0 1 5 0v2',
  mail: 'M2 3.500h12v9H2zM2 4.500 8 9l6-4.500',
  menu: 'M2.500 4h11M2.500 8h11M2.500 12h11',
  moon: 'M13.500 9.300A5.800 5.800 0 0 1 6.700 2.500a5.800 5.800 0 1 0 6.800 6.800z',
  off: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM3.800 3.800l8.400 8.400',
  pencil: 'M10.500 3 13 5.500 5.500 13H3v-2.500z',
  people: 'M6 7.500a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM1.500 14v-1.300A2.700 2.700 0 0 1 4.200 10h3.600a2.700 2.700 0 0 1 2.700 2.700V14M10.500 2.500a2.600 2.600 0 0 1 0 4.900M14.500 14v-1.300a2.700 2.700 0 0 0-2-2.600',
  personAdd: 'M7.500 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 14v-1a3 3 0 0 1 3-3h2.500M12 9.500v5M9.500 12h5',
  plus: 'M8 3v10M3 8h10',
  refresh: 'M13.500 6.500A6 6 0 0 0 3 4.500L2 5.500M2 2.500v3h3M2.500 9.500A6 6 0 0 0 13 11.500l1-1M14 13.500v-3h-3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.700 10.700 14 14',
  signOut: 'M6 2.500H2.500v11H6M6.500 8h7M10.500 5l3 3-3 3',
  sun: 'M8 10.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.900M11.700 11.700l.9.900M3.400 12.600l.9-.9M11.700 4.300l.9-.9',
  screen: 'M2 3h12v8H2zM6 14h4M8 11v3',
  ticket: 'M1.800 4h12.400v2.500a1.500 1.500 0 0 0 0 3V12H1.800V9.500a1.500 1.500 0 0 0 0-3zM9.500 4v1.500M9.500 7.200v1.600M9.500 10.500V12',
  trash: 'M2.500 4h11M6 4V2.500h4V4M4 4l.7 9.500h6.600L12 4M6.800 6.800v4M9.200 6.800v4',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof DRAWINGS;

interface IconProps {
  readonly name: IconName;
  /** Width and height in pixels. */
  readonly size?: number;
}

/** A drawing beside words, or inside a button that has a name of its own: it says nothing by itself. */
export function Icon({ name, size = 16 }: IconProps) {
  const bold = name === 'dots';
  return (
    <svg className="pt-icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={bold ? 2.2 : 1.35} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
