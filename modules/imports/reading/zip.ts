const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const HUGE = 0xffffffff

/** The names in a zip file and what they say they unpack to, in bytes; null where the directory at its end is broken. */
export function zipDirectory(zip: Buffer): { names: string[]; unpacked: number } | null {
  const end = endOf(zip)
  if (end === null) return null
  const names: string[] = []
  let unpacked = 0
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return null
    const size = zip.readUInt32LE(at + 24)
    const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
    names.push(zip.toString('utf8', at + 46, at + 46 + nameLength))
    // Zip64 keeps larger sizes elsewhere; no spreadsheet that we read needs them.
    unpacked += size === HUGE ? Number.POSITIVE_INFINITY : size
    at += 46 + nameLength + extraLength + commentLength
  }
  return { names, unpacked }
}

function endOf(zip: Buffer): number | null {
  for (let at = zip.length - END_LENGTH; at >= Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT); at--) {
    if (zip.readUInt32LE(at) === END) return at
  }
  return null
}
