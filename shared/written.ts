// Texts as every database and every JSON column keeps them.

const ODD = /[\0\ud800-\udfff]/

/** What is left of a text without what no database keeps: NUL, and halves of signs. */
export const writable = (text: string): string => (ODD.test(text) ? text.replace(/\0|\p{Surrogate}/gu, '') : text)

/** The beginning of a text, of at most so many UTF-16 units. No sign is cut in two: half of one no JSON column keeps. */
export const beginning = (text: string, most: number): string =>
  text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text
