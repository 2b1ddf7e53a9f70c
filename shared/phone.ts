import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

export interface Phone {
  /** `+8613812345678`; null where the country or the area code is not known. */
  readonly e164: string | null
  /** The key by which numbers are the same and found: Chinese without 86, with the 0 of the area code; foreign behind 00. */
  readonly digits: string
  readonly ext?: string
  readonly kind: 'mobile' | 'landline' | 'service' | 'other'
  /** For people: `138 1234 5678`, `021-12345678-8001`. */
  readonly shown: string
}

export interface PhonesRead {
  readonly phones: Phone[]
  /** Pieces, as written but in half width, that hold no number or hold words beside it. */
  readonly unreadable: string[]
}

const PIECES = /[,;、|\n\r\t]+|或者?|以及|及|和/
const EXTENSION = String.raw`(?:转接?|分机|内线|ext(?:ension)?\.?|[x×*#])`
const NUMBER = new RegExp(String.raw`\+?\(?\+?\d[\d\s().-]*(?:\s*(?:${EXTENSION}[:\s]*)+\d{1,6})?`, 'gi')
const SPOKEN_EXTENSION = new RegExp(String.raw`(?:${EXTENSION}[:\s]*)+(\d{1,6})$`, 'i')
const LABELS =
  /(?:手机|电话|座机|固话|办公室?|公司|单位|家庭|住宅|住|传真|总机|直线|联系|号码|微信同号|同微信|mobile|phone|tel|cell|fax|[mtfho](?![a-z]))[:.\s]*/gi

// Longer cells are texts; a number has at most so many groups of digits.
const LONGEST_CELL = 500
const MOST_GROUPS = 8

/**
 * Every phone number in a spreadsheet's cell (METHOD G4): any width and punctuation, several numbers, extensions,
 * the country code or not, what Excel made of it. Numbers are Chinese unless they name another country.
 */
export function readPhones(cell: string): PhonesRead {
  if (cell.length > LONGEST_CELL) return { phones: [], unreadable: [cell] }
  const phones: Phone[] = []
  const unreadable: string[] = []
  for (const piece of mend(cell).split(PIECES)) {
    if (piece.trim() === '') continue
    const read = readPiece(piece)
    phones.push(...read.phones)
    if (!read.whole) unreadable.push(piece.trim())
  }
  return { phones: distinct(phones), unreadable }
}

/** The digits to look for when someone types part of a number, in any writing; null where it is not one. */
export function phoneQueryDigits(query: string): string | null {
  const text = plainWriting(query).trim()
  if (!/\d/.test(text) || !/^[\d\s+().\-/]+$/.test(text)) return null
  return text.replace(/^(?:\+|00)\s*86|^86(?=[\s-]+1[3-9]|1[3-9]\d{9}$)/, '').replace(/\D/g, '') || null
}

function plainWriting(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212~]/g, '-')
}

/** Undoes Excel: 1.3812345678E10, 13812345678.0, '13812345678, ="13812345678". */
function mend(cell: string): string {
  const text = plainWriting(cell)
    .trim()
    .replace(/^="?|^'|"$/g, '')
  const [, whole = '', fraction = '', exponent] = /^(\d)\.?(\d*)e\+?(\d+)$/i.exec(text) ?? []
  // Excel shows six digits and loses the rest for good; programs write them all.
  if (exponent && fraction.length >= 8) return whole + fraction.padEnd(Number(exponent), '0')
  return text.replace(/^(\d+)\.0+$/, '$1')
}

function readPiece(piece: string): { phones: Phone[]; whole: boolean } {
  const phones: Phone[] = []
  let whole = true
  // 0755/26543210 is one number; 0755-26543210/11/12 are three that differ in their last digits.
  const unslashed = piece
    .replace(/^(\D*\(?0\d{2,3}\)?)\s*\/\s*(?=\d{7})/, '$1-')
    .replace(/^(\D*\d{3})\/(?=\d{3}-\d{4})/, '$1-')
  for (const part of unslashed.split(/[/\\]/)) {
    const last = phones.at(-1)
    const tail = /^\s*(\d{1,4})\s*$/.exec(part)?.[1]
    if (last && tail) {
      phones.push(last.ext ? withExtension(last, tail) : withTail(last, tail))
      continue
    }
    const found = (part.match(NUMBER) ?? []).map(readRun)
    for (const numbers of found) phones.push(...(numbers ?? []))
    const words = part
      .replace(NUMBER, '')
      .replace(LABELS, '')
      .replace(/[\s:()[\]"'-]/g, '')
    if (found.length === 0 || found.includes(null) || words !== '') whole = false
  }
  return { phones, whole }
}

const withTail = (phone: Phone, tail: string): Phone => readOne(phone.digits.slice(0, -tail.length) + tail) ?? phone

/** One or more numbers that only spaces part; null where some of it is no number. */
function readRun(run: string): Phone[] | null {
  const one = readOne(run)
  if (one) return [one]
  const words = run.trim().split(/\s+/)
  for (let count = Math.min(words.length - 1, MOST_GROUPS); count > 0; count--) {
    const first = readOne(words.slice(0, count).join(' '))
    const others = first && readRun(words.slice(count).join(' '))
    if (first && others) return [first, ...others]
  }
  const digits = run.replace(/\D/g, '')
  if (!/^(?:1[3-9]\d{9}){2,}$/.test(digits)) return null
  return (digits.match(/\d{11}/g) ?? []).flatMap((mobile) => readOne(mobile) ?? [])
}

function readOne(written: string): Phone | null {
  const spoken = SPOKEN_EXTENSION.exec(written)
  const number = written.slice(0, spoken?.index).trim()
  const phone = readNumber(number)
  if (phone) return spoken?.[1] ? withExtension(phone, spoken[1]) : phone
  const [, main = '', dashed = ''] = spoken ? [] : (/^(.+)-(\d{1,5})$/.exec(number) ?? [])
  const host = readNumber(main)
  return host && (host.kind === 'landline' || host.kind === 'service') ? withExtension(host, dashed) : null
}

const withExtension = (phone: Phone, ext: string): Phone => ({
  ...phone,
  ext,
  shown: `${phone.ext ? phone.shown.slice(0, -phone.ext.length - 1) : phone.shown}-${ext}`,
})

function readNumber(written: string): Phone | null {
  const digits = written.replace(/\D/g, '')
  const international = /^\(?\+/.test(written) ? digits : /^00(?=[1-9])/.test(digits) ? digits.slice(2) : null
  if (international === null) return chinese(digits) ?? withoutZero(written, digits) ?? withoutCountry(written, digits)
  if (!international.startsWith('86')) return foreign(international)
  const national = international.slice(2).replace(/^0/, '')
  return chinese(national) ?? chinese(`0${national}`)
}

/** A number as dialled within China. */
function chinese(digits: string): Phone | null {
  const mobile = /^(?:86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1]
  if (mobile) return phone('mobile', mobile, `+86${mobile}`, mobile.replace(/(...)(....)(....)/, '$1 $2 $3'))
  if (/^[48]00\d{7}$/.test(digits))
    return phone('service', digits, `+86${digits}`, digits.replace(/(...)(...)(....)/, '$1-$2-$3'))
  if (/^(?:95\d{3,6}|96\d{3,4}|100\d{2,3}|12\d{3})$/.test(digits))
    return phone('service', digits, `+86${digits}`, digits)
  const [, area, local] = /^(0(?:10|2\d|[3-9]\d\d))(\d{7,8})$/.exec(digits) ?? []
  if (area && local && (area.length === 4 || local.length === 8))
    return phone('landline', digits, `+86${digits.slice(1)}`, `${area}-${local}`)
  if (/^[2-9]\d{6,7}$/.test(digits)) return phone('landline', digits, null, digits)
  const abroad = /^86([2-9]\d{9,10}|10\d{8})$/.exec(digits)?.[1]
  return abroad ? chinese(`0${abroad}`) : null
}

/** 755-26543210 and 75526543210: Excel took the area code for a figure and dropped its zero. */
function withoutZero(written: string, digits: string): Phone | null {
  const undivided = /^(?:10\d{8}|2\d{9}|[3-9]\d{9,10})$/.test(written)
  return undivided || /^(?:10|2\d|[3-9]\d\d)[-\s]\d{7,8}$/.test(written) ? chinese(`0${digits}`) : null
}

/** 310-475-9807: the number of another country, which it does not name. */
const withoutCountry = (written: string, digits: string): Phone | null =>
  /^\(?[2-9]\d{2}\)?[\s.-]?\d{3}[\s.-]\d{4}$/.test(written) ? phone('other', digits, null, written) : null

function foreign(digits: string): Phone | null {
  if (digits.length < 7 || digits.length > 15) return null
  const known = parsePhoneNumberFromString(`+${digits}`)
  if (!known) return null
  return phone(
    'other',
    `00${known.number.slice(1)}`,
    known.isPossible() ? known.number : null,
    known.formatInternational(),
  )
}

const phone = (kind: Phone['kind'], digits: string, e164: string | null, shown: string): Phone => ({
  e164,
  digits,
  kind,
  shown,
})

function distinct(phones: Phone[]): Phone[] {
  const byKey = new Map(phones.map((each) => [`${each.digits}-${each.ext ?? ''}`, each]))
  return [...byKey.values()]
}
