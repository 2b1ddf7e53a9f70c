import { foldText, foldWords, foldWriting } from './fold.ts'
import { regions } from './regions.ts'
import { remembered } from './remembered.ts'

const LATIN_FORMS = new Set(
  `co company corp corporation inc incorporated ltd limited llc llp lp plc pte pty group gmbh mbh ag kg ohg ug sa sas sarl
  srl spa bv nv ab oy as aps kk sdn bhd`.split(/\s+/),
)

const CHINESE_FORM =
  /(?:(?:股份|责任|集团)*有限(?:责任)?公司|(?<![分子总])公司|集团|股份|有限责任|有限|特殊普通合伙|普通合伙|有限合伙|个体工商户|株式会社)$/

const FEWEST_LETTERS = 2
/** What is longer is no name, and looking for its endings would never come to an end. */
const LONGEST_NAME = 300

/** Cuts an ending off again and again, but never down to a single character. */
function cutEndings(name: string, ending: RegExp): string {
  let rest = name
  for (;;) {
    const shorter = rest.replace(ending, '')
    if (shorter === rest || [...shorter].length < FEWEST_LETTERS) return rest
    rest = shorter
  }
}

const DOTTED_LETTERS = /(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?!\p{L}))/gu
const SCRIPT_CHANGES = /(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/gu

/**
 * The name by which a firm is known however it was typed (METHOD G4): equal across width, case, traditional
 * characters, accents, white space, brackets, punctuation and the legal form at the end. Empty only for a name
 * that is empty or all white space.
 */
export const foldName = remembered((name) => {
  if (name.length > LONGEST_NAME) return foldText(name) || name.replace(/\s+/g, '').toLowerCase()
  const spread = foldWriting(name).replace(DOTTED_LETTERS, '').replace(SCRIPT_CHANGES, ' ')
  const words = foldWords(spread)
  while (words.length > 1 && isLegalForm(words.at(-1) as string)) words.pop()
  return cutEndings(words.join(''), CHINESE_FORM) || name.replace(/\s+/g, '').toLowerCase()
})

const isLegalForm = (word: string): boolean => LATIN_FORMS.has(word) || word.replace(CHINESE_FORM, '') === ''

const GENERIC =
  /(?:制品|包装|印刷|印务|彩印|科技|技术|网络|信息|软件|电子|电器|贸易|商贸|商务|进出口|国际|计算机|系统|快递|货运|运输|实业|工业|产业|发展|开发|建设|建筑|工程|咨询|服务|管理|投资|控股|文化|传媒|广告|物流|机械|设备|材料|食品|医药|服饰|生物|工贸|经营部|商行|厂)$/

const BRACKETED = /[([{（【［〔「<《]([^()[\]{}（）【】［］〔〕「」<>《》]{2,12})[)\]}）】］〕」>》]/g

/**
 * What is left of a name when region and trade are taken off too: 上海华新包装（中国）有限公司 → 华新. Many firms share
 * one, so it only *proposes* duplicates to people. Never empty where the name is not.
 */
export const looseName = remembered((name) => {
  const withoutRegions = name.replace(BRACKETED, (whole, inside: string) => (isRegion(foldText(inside)) ? '' : whole))
  return cutRegions(cutEndings(foldName(withoutRegions), GENERIC))
})

const LONGEST_REGION = 8
const COUNTRY = /^中国/
const PROVINCE_ENDINGS = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)/
const CITY_ENDINGS = /^(?:市|地区|(?:\p{Script=Han}+族)?自治州|州|盟)/u
const DISTRICT_ENDINGS = /^(?:新区|开发区|区|县|市|旗)/

/** Cuts country, province, city and district off the front; a bare district name only behind its city or with its ending. */
function cutRegions(name: string): string {
  let rest = name
  const keep = (shorter: string | null): boolean => {
    if (shorter === null || [...shorter].length < FEWEST_LETTERS) return false
    rest = shorter
    return true
  }
  keep(rest.replace(COUNTRY, ''))
  const inProvince = keep(cutFront(rest, regions.provinces, PROVINCE_ENDINGS))
  const inCity = keep(cutFront(rest, regions.cities, CITY_ENDINGS))
  keep(cutFront(rest, regions.districts, DISTRICT_ENDINGS, inProvince || inCity))
  return rest
}

function cutFront(name: string, known: ReadonlySet<string>, endings: RegExp, bareToo = true): string | null {
  for (let length = Math.min(LONGEST_REGION, name.length); length >= 2; length--) {
    if (!known.has(name.slice(0, length))) continue
    const rest = name.slice(length)
    const afterEnding = rest.replace(endings, '')
    const isPartOfLonger = /^[区县]/.test(afterEnding)
    if (!isPartOfLonger && (bareToo || afterEnding !== rest)) return afterEnding
  }
  return null
}

function isRegion(word: string): boolean {
  if (word === '中国') return true
  return [
    [regions.provinces, PROVINCE_ENDINGS] as const,
    [regions.cities, CITY_ENDINGS] as const,
    [regions.districts, DISTRICT_ENDINGS] as const,
  ].some(([known, endings]) => cutFront(word, known, endings) === '')
}

/**
 * How alike two names are, 0 to 1: Dice's coefficient over the pairs of neighbouring characters of the folded names.
 * Ranks proposals; whether two records are the same firm, a person decides.
 */
export function nameSimilarity(a: string, b: string): number {
  const [pairsA, pairsB] = [pairsOf(foldName(a)), pairsOf(foldName(b))]
  let shared = 0
  for (const [pair, count] of pairsA) shared += Math.min(count, pairsB.get(pair) ?? 0)
  return (2 * shared) / (total(pairsA) + total(pairsB) || 1)
}

function pairsOf(name: string): Map<string, number> {
  const letters = name === '' ? [] : [...`^${name}$`]
  const pairs = new Map<string, number>()
  for (let at = 1; at < letters.length; at++) {
    const pair = `${letters[at - 1]}${letters[at]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)
