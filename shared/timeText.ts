const CHINESE_DIGITS = '〇一二三四五六七八九'
const figure = (numeral: string): number => CHINESE_DIGITS.indexOf(numeral)

/** Half width, Chinese numerals as figures: 二〇二六年五月三十日 becomes 2026年5月30日. */
export function figuresOnly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^'/, '')
    .replace(/[零○]/g, '〇')
    .replace(/廿/g, '二十')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String(figure(tens || '一') * 10 + figure(ones || '〇')),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(figure(digit)))
}

const TIME =
  /[T ]? ?(上午|早上|凌晨|中午|下午|晚上|am|pm)? ?(?<!\d)(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?|[点时](?:(\d{1,2})分?|(半))?(?:(\d{1,2})秒)?)(?: ?(am|pm))?$/i

/**
 * Cuts the time off the end of a text in `figuresOnly` writing: 14:30:00, 下午3点半, 3:30 PM. `time` is undefined
 * where none stands there and null where there is no such time.
 */
export function cutTime(text: string): { rest: string; time?: string | null } {
  const found = TIME.exec(text)
  if (!found) return { rest: text }
  const [whole, before = '', hours, minutes, seconds, spokenMinutes, half, spokenSeconds, after = ''] = found
  const hour = inTwentyFour(Number(hours), (before || after).toLowerCase())
  const minute = half ? 30 : Number(minutes ?? spokenMinutes ?? 0)
  const second = Number(seconds ?? spokenSeconds ?? 0)
  const time = hour > 23 || minute > 59 || second > 59 ? null : clock(hour, minute, second)
  return { rest: text.slice(0, -whole.length).replace(/[ ,]+$/, ''), time }
}

/** A cell that holds a time and nothing else, as `HH:mm` or `HH:mm:ss`; null where it does not. */
export function readTime(cell: string): string | null {
  const { rest, time } = cutTime(figuresOnly(cell))
  return rest === '' ? (time ?? null) : null
}

function inTwentyFour(hour: number, part: string): number {
  if (/下午|晚上|pm/.test(part) && hour < 12) return hour + 12
  if (part === '中午' && hour < 3) return hour + 12
  return /上午|凌晨|am/.test(part) && hour === 12 ? 0 : hour
}

export const two = (figure: number): string => String(figure).padStart(2, '0')

/** `HH:mm`, and `:ss` where the seconds are not nought. */
export const clock = (hour: number, minute: number, second: number): string =>
  `${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ''}`
