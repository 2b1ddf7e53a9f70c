// A mail may consist of half a million line breaks or blanks: what comes before or after the words looked for stays on
// their line, and no blank can be taken in two ways, or one mail would be looked at for minutes.
const QUOTE_BEGINS = [
  /^[ \t\u00a0\u3000]*-{2,}\s*(?:original message|forwarded message|原始邮件|转发的邮件|原邮件|ursprüngliche nachricht).*$/im,
  /^[ \t\u00a0\u3000]*_{10,}[ \t\u00a0\u3000]*$/m,
  /^(?:[ \t\u00a0\u3000]{0,80}on .{4,120}wrote|.{0,80}(?:于|在).{2,60}(?:写道|寫道))[ \t\u00a0\u3000]{0,20}(?:[:：][ \t\u00a0\u3000]{0,20})?$/im,
  /^[ \t\u00a0\u3000]*(?:发件人|寄件者|from)\s*[:：].*\r?\n\s*(?:发送时间|发送日期|日期|sent|date|to|收件人)\s*[:：]/im,
  /^-- ?$/m,
]

/** What a mail says itself: without what it answers, and without the signature. */
export function ownWords(text: string): string {
  const begins = QUOTE_BEGINS.map((pattern) => text.search(pattern)).filter((at) => at >= 0)
  const own = begins.length > 0 ? text.slice(0, Math.min(...begins)) : text
  return own
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const COURTESIES =
  /收到了?|已收到|已阅|谢谢您?|多谢|感谢您?|好的?|知道了|明白了?|没问题|辛苦了?|您好|你好|尊敬的|祝好|顺祝商祺|此致|敬礼|\b(?:hi|hello|dear|thanks?|thank you|many|very much|so|ok(?:ay)?|noted|received|got it|well|with|best|kind|regards|cheers|sincerely|yours|sir|madam|all)\b/gi
const SENT_FROM = /^[ \t\u00a0\u3000]*(?:发自我的|从我的.{1,20}发送|来自我的|sent from my|get outlook for).*$/gim

/**
 * T1, C1: whether the customer's side took part with substance: words of its own beyond courtesies, or something
 * attached. A Chinese character says about as much as three letters.
 */
export function hasSubstance(text: string, attachments: number, least: number): boolean {
  if (attachments > 0) return true
  const said = ownWords(text).replace(SENT_FROM, ' ').replace(COURTESIES, ' ')
  const characters =
    said.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  const letters =
    said.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Nd}]/gu)?.length ?? 0
  return characters + letters / 3 >= least
}

const LONGEST_SUMMARY = 300

/** How a touch tells of a mail: its subject and how its own words begin. */
export function summaryOf(subject: string, text: string): string {
  const said = ownWords(text).replace(/\s+/g, ' ')
  const whole = [subject.trim(), said].filter(Boolean).join('\n')
  return whole.length > LONGEST_SUMMARY ? `${whole.slice(0, LONGEST_SUMMARY - 1)}…` : whole
}
