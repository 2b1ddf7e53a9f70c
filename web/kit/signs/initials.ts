/**
 * What stands for a person: of a Chinese name its last character, as colleagues call each other; of others the first
 * letters of the first and the last word.
 */
export function initialsOf(name: string): string {
  const characters = [...name.trim()]
  if (/\p{Script=Han}/u.test(name)) return characters.findLast((one) => /\p{Script=Han}/u.test(one)) ?? ''
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? characters.slice(0, 1)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase()).join('')
}
