/** A session that is not used ends after 30 days, in milliseconds. */
export const sessionLength = 30 * 24 * 60 * 60_000;
