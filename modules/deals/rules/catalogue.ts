/** How names of the catalogue are told apart: not by width, case, or spaces around them. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Which of these stand there a second time. */
export const repeatedAt = (values: readonly (string | number)[]): number[] => {
  const keys = values.map((value) => (typeof value === 'string' ? nameKey(value) : value))
  return keys.flatMap((key, at) => (keys.indexOf(key) < at ? [at] : []))
}
