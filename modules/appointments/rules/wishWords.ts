/** A part of the day: what is meant where it stands alone, and within which hours a clock beside it can lie. */
export interface Part {
  readonly half: 'am' | 'noon' | 'pm' | 'night'
  readonly from: number
  readonly to: number
  readonly earliest: number
  readonly latest: number
  /** All that may be meant, where it is to be kept clear. */
  readonly wide: readonly [number, number]
}

export interface Clock {
  readonly hour: number
  readonly minute: number
  /** 14:00, 03:30: nothing is left to be guessed. */
  readonly exact: boolean
  readonly half: 'am' | 'pm' | null
}

/** `pre` stands before its clock, `post` behind. */
type Where = 'pre' | 'post'

export type Word =
  | { readonly is: 'days'; readonly days: readonly number[] }
  | { readonly is: 'part'; readonly part: Part }
  | { readonly is: 'clock'; readonly clock: Clock }
  /** 10 of 10-11 点: a clock only beside words that make it one. */
  | { readonly is: 'number'; readonly clock: Clock }
  | { readonly is: 'to' }
  /** `negated`: not before 10. `joins`: 9 until 5. */
  | { readonly is: 'after' | 'before'; readonly where: Where; readonly negated?: true; readonly joins?: true }
  | { readonly is: 'around' }
  /** `busy` says what they do then, `away` that they are not there at all; `all` is meant of what was said before, too. */
  | { readonly is: 'good' | 'bad' | 'except' | 'busy' | 'away' | 'all' }
  | { readonly is: 'end'; readonly of: 'sentence' | 'clause' | 'item' }
  | { readonly is: 'nothing' }
  | { readonly is: 'unknown' }

type Minutes = readonly [number, number]
const part = (
  half: Part['half'],
  [from, to]: Minutes,
  [earliest, latest]: Minutes,
  wide: Minutes = [from, to],
): Word => ({
  is: 'part',
  part: { half, from, to, earliest, latest, wide },
})
const is = <K extends 'to' | 'around' | 'good' | 'bad' | 'except' | 'busy' | 'away' | 'all' | 'nothing'>(word: K) =>
  ({ is: word }) as { is: K }
const end = (of: 'sentence' | 'clause' | 'item'): Word => ({ is: 'end', of })
const all = (...days: number[]): Word => ({ is: 'days', days })

const EARLY = part('am', [480, 600], [240, 660], [0, 600])
const MORNING = part('am', [540, 720], [300, 720], [0, 720])
const NOON = part('noon', [690, 810], [660, 900])
const AFTERNOON = part('pm', [810, 1080], [720, 1140], [780, 1080])
const DUSK = part('pm', [1020, 1140], [960, 1200])
const DINNER = part('pm', [1050, 1140], [1020, 1200])
const EVENING = part('night', [1080, 1320], [1020, 1440], [1080, 1440])
const SMALL_HOURS = part('am', [0, 300], [0, 360])

/** What is understood, the longer before the shorter. A Latin word ends where its letters end. */
const WORDS: readonly (readonly [RegExp, Word])[] = [
  [/[。!?\n]|\.(?=\s|$)|;/, end('sentence')],
  [/但是|不过|可是|然后|另外|但|\bbut\b/, end('clause')],
  [/,/, end('clause')],
  [/、|\/|&|和|跟|及|以及|或者|或|还有|\b(?:and|or)\b/, end('item')],
  [/工作日|平日|平时|\b(?:weekdays?|work(?:ing)? ?days?)\b/, all(1, 2, 3, 4, 5)],
  [/[周週]末|双休日?|\bweekends?\b/, all(6, 7)],
  [/每天|每日|天天|\b(?:every ?day|daily|any day)\b/, all(1, 2, 3, 4, 5, 6, 7)],
  [/凌晨/, SMALL_HOURS],
  [/大清早|一大早|一早|清晨|早晨|早上|\bearly(?: in the)? mornings?\b/, EARLY],
  [/上午|\b(?:in the )?mornings?\b/, MORNING],
  [/午休|午睡|午饭|午餐|吃午饭|中午|午间|正午|\blunch(?: ?(?:time|break|hour)s?)?\b/, NOON],
  [/下午|午后|\b(?:in the )?afternoons?\b/, AFTERNOON],
  [/傍晚/, DUSK],
  [/晚饭|晚餐|\bdinner(?: ?time)?\b/, DINNER],
  [/晚上|晚间|夜里|夜晚|\b(?:in the )?evenings?\b|\b(?:at )?nights?\b/, EVENING],
  [/不早于|别早于|\b(?:not|no|never) (?:before|earlier than)\b/, { is: 'after', where: 'pre', negated: true }],
  [/不晚于|别晚于|不迟于|\b(?:not|no|never) (?:after|later than)\b/, { is: 'before', where: 'pre', negated: true }],
  [/前后|左右|上下|大约|大概|差不多|约|\b(?:around|about)\b/, is('around')],
  [/以[后後]|之[后後]|过[后後]|[后後]|开始|起/, { is: 'after', where: 'post' }],
  [/以前|之前|前/, { is: 'before', where: 'post' }],
  [/\b(?:after|past|from)\b/, { is: 'after', where: 'pre' }],
  [/\bbefore\b/, { is: 'before', where: 'pre' }],
  [/\b(?:until|till?)\b/, { is: 'before', where: 'pre', joins: true }],
  [/到|至|[-–—~]+|\b(?:to|through|thru)\b/, is('to')],
  [/除了|除外|\bexcept(?: for)?\b/, is('except')],
  [/不在|出差|请假|外出|\b(?:away|out of office|off)\b/, is('away')],
  [
    /开?(?:早|晨|例|周|晚)[会會]|开[会會]|[会會]议|接送?(?:孩子|小孩)|送(?:孩子|小孩)|盘点|对账|睡觉|休息|吃饭/,
    is('busy'),
  ],
  [
    /\b(?:(?:in|has|have) (?:a )?)?meetings?\b|\bschool run\b|\bpick(?:s|ing)? up (?:the |my )?(?:kids|children)\b/,
    is('busy'),
  ],
  [/不太?方便|不太?行|不可以|不便|不要|不能|不接|没有?空|没有?时间|避开|[别別]|勿|不|忌|忙/, is('bad')],
  [/\b(?:don[’']?t|do not|can[’']?t|cannot|avoid|not|never|no|bad|busy|unavailable|isn[’']?t|aren[’']?t)\b/, is('bad')],
  [/都|\b(?:both|all)\b/, is('all')],
  [/可以|方便|有空|有时间|最好|只有?|行|好|空/, is('good')],
  [/\b(?:good|best|better|ok|okay|fine|free|available|prefer(?:red|s|ably)?|works?|suits?|only)\b/, is('good')],
  [
    /打?电话|[联聯]系|打扰|拜访|上门|见面|打|来|找我?|约我|的|时候|时间|时段|一般|通常|比较|尽量|请|也|再|在|是|从|每|我|他|她|之间|间|内/,
    is('nothing'),
  ],
  [
    /\b(?:please|usually|generally|mostly|between|at|on|in|the|a|is|are|be|it|its|i|me|my|for|him|her|them|they|call|calls|ring|visit|visits|meet|contact|time|times|every|each|o[’']?clock|also|then)\b/,
    is('nothing'),
  ],
  [/[\s:"'“”]/, is('nothing')],
]

const NUMERALS = '零一二三四五六七八九十'
const NUMBER = String.raw`(?:\d{1,2}(?!\d)|[零一二两三四五六七八九十]{1,3})`
const CHINESE_DAY = '一二三四五六日天'
const DAY_BOUND = String.raw`(?![十半\d]|\s*(?:[点點时時:]|个|号|月|年|天|次|分))`
const WEEK = '(?:每?(?:周|週|星期|礼拜))'
const SEVERAL = new RegExp(`${WEEK}([${CHINESE_DAY}]+|[1-7](?!\\d))`, 'y')
const MORE_DAYS = new RegExp(`\\s*(到|至|[-–—~]|、|/|,|和)\\s*${WEEK}?([${CHINESE_DAY}]|[1-7](?!\\d))${DAY_BOUND}`, 'y')
const ENGLISH_DAY = String.raw`\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?s?\b\.?`
const FIRST_ENGLISH = new RegExp(ENGLISH_DAY, 'y')
const MORE_ENGLISH = new RegExp(String.raw`\s*(-|–|—|\bto\b|\bthrough\b)\s*${ENGLISH_DAY}`, 'y')
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEK_DAYS = [1, 2, 3, 4, 5, 6, 7]

const HALF = String.raw`(?:\s*(am|pm|a\.m\.?|p\.m\.?)(?![a-z]))`
const WRITTEN = new RegExp(String.raw`(\d{1,2}):(\d{2})(?!\d)${HALF}?`, 'y')
const SPOKEN = new RegExp(
  String.raw`(${NUMBER})\s*(?:[点點]|[时時](?![间間候段]))\s*(?:钟|整|(半)|([一三13])刻|(${NUMBER})\s*分|([0-5]\d|[二三四五]?十[一二三四五六七八九]?)(?!\s*(?:[点點时時:\d])))?`,
  'y',
)
const ENGLISH = new RegExp(String.raw`(\d{1,2})${HALF}`, 'y')
const NOON_SHARP = /(?:12 )?\b(?:noon|midday)\b/y
const BARE = new RegExp(NUMBER, 'y')
const LATIN = /[a-z][a-z’']*/y

export interface Placed {
  readonly word: Word
  readonly at: number
  readonly until: number
}

/** The words of what somebody wrote, each with its place. What is no word of ours is `unknown`. */
export function wordsOf(written: string): Placed[] {
  const text = written.toLowerCase()
  const found: Placed[] = []
  for (let at = 0; at < text.length; ) {
    const { word, length } = daysAt(text, at) ?? clockAt(text, at) ?? listed(text, at) ?? bare(text, at)
    if (word.is !== 'nothing') found.push({ word, at, until: at + length })
    at += length
  }
  return found
}

interface Found {
  word: Word
  length: number
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const STICKY = WORDS.map(([pattern, word]) => [new RegExp(`(?:${pattern.source})`, 'y'), word] as const)

function listed(text: string, at: number): Found | null {
  for (const [pattern, word] of STICKY) {
    const found = matchAt(pattern, text, at)
    if (found) return { word, length: found[0].length }
  }
  return null
}

function bare(text: string, at: number): Found {
  const number = matchAt(BARE, text, at)
  if (number) return { word: { is: 'number', clock: clockOf(number[0]) }, length: number[0].length }
  return { word: { is: 'unknown' }, length: matchAt(LATIN, text, at)?.[0].length ?? 1 }
}

function daysAt(text: string, at: number): Found | null {
  const first = matchAt(SEVERAL, text, at)
  if (first) return chineseDays(text, at, first)
  const english = matchAt(FIRST_ENGLISH, text, at)
  if (!english) return null
  const from = ENGLISH_DAYS.indexOf(english[1] ?? '') + 1
  const more = matchAt(MORE_ENGLISH, text, at + english[0].length)
  if (!more) return { word: all(from), length: english[0].length }
  const to = ENGLISH_DAYS.indexOf(more[2] ?? '') + 1
  return { word: all(...through(from, to)), length: english[0].length + more[0].length }
}

/** 周二, 周一三五, 周二到周四, 周二、四; of 周三三点 the second numeral is the clock's. */
function chineseDays(text: string, at: number, first: RegExpExecArray): Found {
  let length = first[0].length
  let named = first[1] ?? ''
  if (named.length > 1 && /^\s*[点點时時十]/.test(text.slice(at + length))) {
    named = named.slice(0, -1)
    length -= 1
  }
  const days = [...named].map(dayOf)
  for (let more = matchAt(MORE_DAYS, text, at + length); more; more = matchAt(MORE_DAYS, text, at + length)) {
    const day = dayOf(more[2] ?? '')
    days.push(...(/[到至\-–—~]/.test(more[1] ?? '') ? through(days.at(-1) ?? day, day) : [day]))
    length += more[0].length
  }
  return { word: all(...new Set(days)), length }
}

const dayOf = (numeral: string): number =>
  /\d/.test(numeral) ? Number(numeral) : numeral === '天' ? 7 : CHINESE_DAY.indexOf(numeral) + 1

const through = (from: number, to: number): number[] =>
  WEEK_DAYS.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to))

function clockAt(text: string, at: number): Found | null {
  const written = matchAt(WRITTEN, text, at)
  if (written) return clock(written, clockOf(written[1], written[2], halfOf(written[3])))
  const spoken = matchAt(SPOKEN, text, at)
  if (spoken) {
    const [, hour, half, quarters, minutes, plain] = spoken
    const minute = half ? '30' : quarters ? String(figure(quarters) * 15) : (minutes ?? plain)
    return clock(spoken, clockOf(hour, minute))
  }
  const english = matchAt(ENGLISH, text, at)
  if (english) return clock(english, clockOf(english[1], '0', halfOf(english[2])))
  const noon = matchAt(NOON_SHARP, text, at)
  return noon && clock(noon, { hour: 12, minute: 0, exact: true, half: null })
}

const clock = ([{ length }]: RegExpExecArray, of: Clock): Found => ({
  word: of.hour > 24 || of.minute > 59 ? { is: 'unknown' } : { is: 'clock', clock: of },
  length,
})

const halfOf = (written: string | undefined): Clock['half'] => (written ? (written[0] === 'a' ? 'am' : 'pm') : null)

function clockOf(hours: string | undefined, minutes: string | undefined = '0', half: Clock['half'] = null): Clock {
  const hour = figure(hours ?? '')
  return { hour, minute: figure(minutes), exact: hour > 12 || hour === 0 || (hours ?? '').startsWith('0'), half }
}

/** 9, 九, 两, 十一, 二十. */
function figure(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  const [tens, ones] = numeral.replace('两', '二').split('十')
  if (ones === undefined) return NUMERALS.indexOf(tens ?? '')
  return (tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0)
}
