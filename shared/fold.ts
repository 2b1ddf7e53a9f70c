// Folding makes what a reader takes for the same writing the same text. It goes character by character, without
// looking at neighbours: so a fragment of a text always folds to a fragment of the folded text, and search finds it.
// (Kept from the browser by its table of 4,000 traditional characters; screens ask the server.)

import traditional from 'opencc-js/dict/TSCharacters'

const simplified = new Map(traditional.split('|').map((pair) => pair.split(' ', 2) as [string, string]))

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu
const ACCENTS = /[\u0300-\u036f\ufe00-\ufe0f]/g
const ASCII = /^[ -~]*$/

/** Half width, lower case, simplified, without accents; white space and punctuation stay. */
export function foldWriting(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFKC')
    .replace(HAN, (han) => simplified.get(han) ?? han)
    .replaceAll('ς', 'σ')
}

const NO_SUBSTANCE = /[\p{P}\p{Z}\p{C}\p{Sk}|~<>=]+/gu

/** `foldWriting`, and without white space (zero-width too), brackets and punctuation. May be empty. */
export const foldText = (text: string): string => foldWriting(text).replace(NO_SUBSTANCE, '')

/** `foldWriting`, cut where white space or punctuation stood. */
export const foldWords = (text: string): string[] => foldWriting(text).split(NO_SUBSTANCE).filter(Boolean)
