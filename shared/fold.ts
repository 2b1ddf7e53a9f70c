// Folding makes what a reader takes for the same writing the same text. It goes character by character, without
// looking at neighbours: so a fragment of a text always folds to a fragment of the folded text, and search finds it.
// (Kept from the browser by its table of 4,000 traditional characters; screens ask the server.)

import traditional from 'opencc-js/dict/TSCharacters'

const simplified = new Map(traditional.split('|').map((pair) => pair.split(' ', 2) as [string, string]))

/** Most texts have none, which is told faster than each letter is looked up. */
const TRADITIONAL = new RegExp(`[${[...simplified.keys()].join('')}]`, 'u')

const ACCENTS = /[\u0300-\u036f\ufe00-\ufe0f]/g
/** What has one form only, so that normalising, the costly part, may be left out. */
const USUAL = /^[ -~\u4e00-\u9fff]*$/

/** Half width, lower case, simplified, without accents; white space and punctuation stay. */
export function foldWriting(text: string): string {
  const lower = text.toLowerCase()
  if (USUAL.test(lower)) return simplify(lower)
  return simplify(lower.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').replaceAll('ς', 'σ'))
}

function simplify(text: string): string {
  if (!TRADITIONAL.test(text)) return text
  let simple = ''
  for (const letter of text) simple += simplified.get(letter) ?? letter
  return simple
}

const NO_SUBSTANCE = /[\p{P}\p{Z}\p{C}\p{Sk}|~<>=]+/gu

/** `foldWriting`, and without white space (zero-width too), brackets and punctuation. May be empty. */
export const foldText = (text: string): string => foldWriting(text).replace(NO_SUBSTANCE, '')

/** `foldWriting`, cut where white space or punctuation stood. */
export const foldWords = (text: string): string[] => foldWriting(text).split(NO_SUBSTANCE).filter(Boolean)
