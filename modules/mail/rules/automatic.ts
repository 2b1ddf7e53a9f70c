import { ownWords } from './effective.ts'

/** Headers by their names in small letters, unfolded; of one that stands several times, all, parted by line breaks. */
export type Headers = Readonly<Record<string, string>>

/** Why nobody wrote a mail: an answering machine, a list, a report of a mail server, a calendar that answers an invitation. */
export type Automatic = 'reply' | 'list' | 'bounce' | 'calendar'

const VACATION_SUBJECT =
  /^\s*(?:\[?(?:自动回复|自動回覆|自動回復|自动答复|自動答覆)\]?\s*(?:[:：\-—【(（]|$)|(?:re\s*[:：]\s*)?(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response|responder)|out of (?:the )?office|on vacation|away from (?:the )?(?:office|my mail)|abwesenheit|réponse automatique)\b)/i
const VACATION_TAIL = /(?:[(（【[]|[-—]\s*)(?:自动回复|自動回覆|自動回復|auto[ -]?reply)\s*(?:[)）】\]]\s*)?$/i
/** What a person may write over a mail as well: it has to be said below that nobody is there. */
const AWAY_SUBJECT = /^\s*[[【(（]?(?:外出|休假|出差|年假|请假)/
const AWAY =
  /(?:正在|目前|现在|现|今日|本周|于|至|期间|因).{0,20}(?:休假|外出|出差|年假|请假|不在(?:办公室|公司)).{0,60}(?:无法|不能|不便|稍后|回来后|返回后|回到公司后|尽快|紧急|急事)/su
/**
 * That it is an answer of a machine, as these say it of themselves: not who writes about one, and not the orders and notices
 * that a customer's programs send.
 */
const SAYS_SO =
  /(?:(?:这|此|本|该)(?:是|为)|(?:这封|此|本|该)(?:邮件|信)(?:是|为|由|系)?)(?:一封|一个|一条)?(?:邮件)?(?:系统)?(?:的)?自动(?:回复|答复|应答)(?!的?(?:文案|卡片|模板|内容|功能))|[（(【[]自动回复[)）】\]]|\bthis (?:is|was) an? auto(?:mat(?:ic|ed))?[- ]?(?:reply|response)\b|\b(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|away from (?:the )?(?:office|my desk)|on (?:vacation|annual leave|holiday|leave)) (?:from|until|till|through|and|with|,)/i
/** An answering machine says little else. */
const LONGEST_ANSWER = 400

const BOUNCE_SUBJECT =
  /^\s*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|returned mail|mail delivery (?:failed|failure|system)|failure notice|系统退信|退信|邮件(?:发送|投递)失败|未送达|无法投递|邮件被退回|投递失败)/i
/** It writes whole sentences of its own about a yes or no. */
const CALENDAR_ROBOT = /calendar-notification@google\.com/i
const POSTMAN = /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|maildaemon)(?:\+[^@]*)?@/i

/**
 * C1: whether somebody wrote a mail, or a machine. RFC 3834 asks machines to say so; those that do not are known by the
 * habits of answering machines in Chinese and English, in the subject and in what a short mail says of itself.
 */
export function automaticKind(
  headers: Headers,
  { from, subject, text = '' }: { from: string; subject: string; text?: string },
): Automatic | null {
  if (isBounce(headers, from, subject)) return 'bounce'
  if (CALENDAR_ROBOT.test(headers.sender ?? '')) return 'calendar'
  const auto = (headers['auto-submitted'] ?? '').trim().toLowerCase()
  if (auto.startsWith('auto-replied')) return 'reply'
  if (headers['x-autoreply'] || headers['x-autorespond'] || headers['x-autoresponder']) return 'reply'
  if (headers['x-auto-response-suppress'] !== undefined && VACATION_SUBJECT.test(subject)) return 'reply'
  if (VACATION_SUBJECT.test(subject) || VACATION_TAIL.test(subject) || saysSo(subject, text)) return 'reply'
  const precedence = (headers.precedence ?? '').trim().toLowerCase()
  if (precedence === 'auto_reply') return 'reply'
  if (auto !== '' && auto !== 'no') return 'list'
  if (headers['list-id'] || headers['list-unsubscribe'] || headers['feedback-id']) return 'list'
  if (['bulk', 'list', 'junk'].includes(precedence)) return 'list'
  return null
}

function saysSo(subject: string, text: string): boolean {
  const said = ownWords(text)
  if (said === '' || said.length > LONGEST_ANSWER) return false
  return SAYS_SO.test(said) || (AWAY_SUBJECT.test(subject) && AWAY.test(said))
}

function isBounce(headers: Headers, from: string, subject: string): boolean {
  const type = headers['content-type'] ?? ''
  if (/multipart\/report/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)) return true
  if (POSTMAN.test(from.trim())) return true
  const nobody = headers['return-path']?.trim() === '<>' || headers['x-failed-recipients'] !== undefined
  return nobody && (headers['x-failed-recipients'] !== undefined || BOUNCE_SUBJECT.test(subject))
}
