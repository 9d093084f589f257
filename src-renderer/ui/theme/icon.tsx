import type { ReactNode } from 'react';
import styles from './icon.module.css';

/** Line icons drawn for this application, 24 × 24, one stroke. They never stand alone: a word is always beside or in the label. */
const PATHS = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
  pc: 'M4 5h16v11H4zM9 20h6M12 16v4',
  lock: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  exchange: 'M4 8h14l-4-4M20 16H6l4 4',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM20 4l-8.500 9.500',
  inbox: 'M4 13 6.500 5h11L20 13v6H4zM4 13h5l1 2.500h4L15 13h5',
  settings: 'M4 7h9m5 0h2M4 17h3m5 0h8M13 4.500v5M7 14.500v5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-6 8-6s7 2 8 6',
  people: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6 8c.600-3.500 3-5 6-5s5.400 1.500 6 5M15.500 4.500a3.500 3.500 0 0 1 0 6M17 14c2.300.600 3.600 2.200 4 5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  paper: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  career: 'M4 19h4v-5h4V9h4V4h4',
  book: 'M5 4h6.500v16H5zM11.500 4H19v16h-7.500',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  talk: 'M4 5h16v11h-8l-4 4v-4H4z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.500V7M16 3.500V7',
  check: 'm5 12.500 4.500 4.500L19 7',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 12h16m-4-4 4 4-4 4M8 8l-4 4 4 4',
  back: 'M19 12H5m6-6-6 6 6 6',
  next: 'M5 12h14m-6-6 6 6-6 6',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.010M12 12h.010M19 12h.010',
  warning: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.010',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v6M12 7.500v.010',
  stop: 'M8.300 3h7.400L21 8.300v7.400L15.700 21H8.300L3 15.700V8.300zM8 12h8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.500 2',
  done: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-9 3 3 5.500-6',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  dashed: 'M12 3a9 9 0 0 1 4 1M19.500 7a9 9 0 0 1 1.500 4M20.500 15a9 9 0 0 1-2.500 3.500M14 20.800a9 9 0 0 1-4 0M6 18.700A9 9 0 0 1 3.500 15M3 11a9 9 0 0 1 1.500-4M8 4a9 9 0 0 1 4-1',
  return: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-2',
  undo: 'M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11H9',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  save: 'M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-7h8v7',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  usb: 'M8 10h8v11H8zM9.500 10V4h5v6M11 7h.010M13 7h.010',
  key: 'M8 15a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9Zm3.500-2.500L20 21m-3-3 2.500-2.500',
  eye: 'M2.500 12C5 7.500 8 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.500 6.500-9.500 6.500S5 16.500 2.500 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  history: 'M4 5v5h5M4.500 10A8.500 8.500 0 1 1 4 14M12 8v5l3 2',
  filter: 'M4 6h16M7 12h10M10 18h4',
  external: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  chart: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6',
  map: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14',
  attach: 'M19 11l-7.500 7.500a4 4 0 0 1-6-6L13 5a2.700 2.700 0 0 1 4 4l-7.500 7.500a1.300 1.300 0 0 1-2-2L14 8',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }): ReactNode {
  return (
    <svg
      className={styles['icon']}
      viewBox="0 0 24 24"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
