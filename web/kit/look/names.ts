/** Class names of which some may be absent: `names(css.row, chosen && css.chosen)`. */
export const names = (...all: (string | false | null | undefined)[]): string => all.filter(Boolean).join(' ')
