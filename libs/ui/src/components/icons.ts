/** Drawings of 24 × 24, one stroke; `fill` marks those that are filled instead. */
export const icons = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  book: 'M4 5h6a2 2 0 012 2v13a2 2 0 00-2-2H4zM20 5h-6a2 2 0 00-2 2v13a2 2 0 012-2h6z',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-5 15-5 16 0',
  people:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.500 20c.8-5 12.200-5 13 0M16 4.300a3.500 3.500 0 010 6.400M18 14.500c2 .7 3.200 2.500 3.500 5.500',
  school: 'M3 20h18M5 20V9l7-4 7 4v11M9.500 20v-5h5v5M12 10.500v.01',
  check: 'M4 12l5 5L20 6',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4',
  chevronRight: 'M9 5l7 7-7 7',
  chevronLeft: 'M15 5l-7 7 7 7',
  chevronDown: 'M5 9l7 7 7-7',
  chevronUp: 'M5 15l7-7 7 7',
  arrowUp: 'M12 20V4M6 10l6-6 6 6',
  arrowDown: 'M12 4v16M6 14l6 6 6-6',
  warning: 'M12 3.500L22 20H2zM12 10v4.500M12 17.300v.01',
  note: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5M12 8v.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  video: 'M3 6h12v12H3zM15 11l6-4v10l-6-4',
  text: 'M5 6h14M5 10.500h14M5 15h14M5 19.500h8',
  upload: 'M12 16V4m0 0L7.500 8.500M12 4l4.500 4.500M5 20h14',
  download: 'M12 4v11m0 0l-4-4m4 4l4-4M5 20h14',
  plus: 'M12 5v14M5 12h14',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  eye: 'M2 12c4-8 16-8 20 0-4 8-16 8-20 0zM12 15a3 3 0 100-6 3 3 0 000 6z',
  eyeOff:
    'M4 4l16 16M9.500 6.400C14.500 5 19.500 7 22 12c-.7 1.300-1.500 2.400-2.500 3.300M6.200 8C4.500 9 3 10.300 2 12c2.500 5 7.500 7 12.500 5.600',
  retry: 'M20 11a8 8 0 10-2.300 6.300M20 5v6h-6',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  bell: 'M6 16v-5a6 6 0 0112 0v5l2 2H4zM10 20.500h4',
  key: 'M8 19a4 4 0 100-8 4 4 0 000 8zM11 12l9-8M16 7.500l3 3',
  signOut: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  filter: 'M4 6h16M7 12h10M10 18h4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M6 12v.01M12 12v.01M18 12v.01',
  clock: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3.500 2',
  undo: 'M9 14L4 9l5-5M4 9h10a6 6 0 010 12h-3',
  saveData: 'M3 9c6-5 12-5 18 0M6 13c4-3 8-3 12 0M10 17c1.300-1 2.700-1 4 0',
  offline:
    'M3 9c2-1.700 4-2.800 6-3.300M13 5.400c2.800.2 5.500 1.400 8 3.600M6 13c1.300-1 2.600-1.600 4-1.900M10 17c1.300-1 2.700-1 4 0M4 4l16 16',
  sun: 'M12 16a4 4 0 100-8 4 4 0 000 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  play: 'M7 4l13 8-13 8z',
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof icons;

/** Drawings that are filled rather than stroked. */
export const filledIcons: ReadonlySet<IconName> = new Set<IconName>(['play']);
