/** Lengths of the picture, in pixels of its 1440. */
export const PAGE = { width: 1440, margin: 24, padding: 16 } as const;

export const HEADER = { title: 88, cloud: 34, network: 32, zone: 31, frame: 25 } as const;

/** People outside: size of their icon, and height with both lines of text. */
export const ACTOR = { icon: 44, height: 88, gapBelow: 26 } as const;

/** Space between two zones: lines that pass rows run here and nowhere else. */
export const CHANNEL = { width: 40 } as const;

/** Borders inside of one another leave this much. */
export const INSET = 8;

export const CARD = { height: 52, icon: 28, padding: 9, gap: 10, fewest: 96, attachment: 25, badge: 17 } as const;

/** Heights of lines above and below a row of cards. */
export const GUTTER = { empty: 6, margin: 8, bus: 25, arrow: 12, collect: 17, bond: 27 } as const;

export const GAP = { group: 12, tier: 14 } as const;

/** The analyst's ways, right of the zones: lanes out on their left, the lane in on their right. */
export const ACCESS = { width: 298, exits: 44, entry: 40, heading: 28, hopGap: 20, wayGap: 18 } as const;

export const TEXT = { title: 25, subtitle: 14.5, zone: 14.5, frame: 12, card: 14, small: 12, pill: 12 } as const;

export const STRIP = { heading: 28, card: 50, gap: 12, most: 6, check: 25 } as const;
