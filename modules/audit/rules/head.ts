/** A block's head as people note it: its number and the whole digest. */
export interface Head {
  readonly number: number
  /** sha256, in hexadecimal digits. */
  readonly digest: string
}

export const writeHead = ({ number, digest }: Head): string => `${number}:${digest}`

/** Reads `N:DIGEST`; null where it is not one. */
export function readHead(written: string): Head | null {
  const [, number, digest] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(written.trim()) ?? []
  return number && digest ? { number: Number(number), digest: digest.toLowerCase() } : null
}
