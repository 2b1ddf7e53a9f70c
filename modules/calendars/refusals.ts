import { refusal } from '../../shared/refusal.ts'

export const unknownPerson = refusal('unknown_person', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the colleague has left',
  field: 'personId',
})
export const unknownZone = refusal('unknown_zone', 422, {
  zh: '没有“{zone}”这个时区。请从列表里选，如 Asia/Shanghai',
  en: 'There is no time zone "{zone}". Choose one of the list, such as Asia/Shanghai',
  field: 'zone',
})
export const endsBeforeItBegins = refusal('ends_before_it_begins', 422, {
  zh: '结束时间要晚于开始时间，请改正',
  en: 'It has to end after it begins; mend the days or times',
  field: ['lastOn', 'to'],
})
export const absenceTooLong = refusal('absence_too_long', 422, {
  zh: '一次最多记 {days} 天，请分几次记',
  en: 'One absence is {days} days at most; note it in parts',
  field: 'lastOn',
})
export const spanTooLong = refusal('span_too_long', 422, {
  zh: '一次最多看 {days} 天，请缩短',
  en: 'At most {days} days can be asked for at once; ask for fewer',
  field: 'to',
})
export const accountKnown = refusal('calendar_account_known', 409, {
  zh: '这个日历账号已经连接了',
  en: 'This calendar account is connected already',
  field: 'url',
})
export const tooManyAccounts = refusal('too_many_calendar_accounts', 422, {
  zh: '最多连接 {most} 个日历账号。请先断开一个',
  en: 'At most {most} calendar accounts can be connected. Disconnect one first',
})
export const loginRefused = refusal('calendar_login_refused', 422, {
  zh: '“{host}”不接受这个用户名或密码。很多服务（QQ 邮箱、iCloud、钉钉等）要用专门生成的“应用密码”',
  en: '"{host}" does not take this user name or password. Many services want a password made for apps (iCloud, QQ Mail, Fastmail)',
})
export const noCalendars = refusal('no_calendars_there', 422, {
  zh: '在“{host}”上没有找到日历（CalDAV）。请检查地址',
  en: 'No calendars (CalDAV) were found at "{host}". Check the address',
})
export const unreachable = refusal('calendar_server_unreachable', 422, {
  zh: '连不上“{host}”。请检查地址，稍后再试',
  en: '"{host}" cannot be reached. Check the address, or try again later',
})
export const badCertificate = refusal('calendar_certificate', 422, {
  zh: '“{host}”的安全证书不可信或已过期，没有发送密码。请联系对方的管理员',
  en: 'The certificate of "{host}" is not trusted or has expired; the password was not sent. Ask whoever runs it',
})
export const notACalendarAddress = refusal('not_a_calendar_address', 422, {
  zh: '日历服务器的地址应以 https:// 开头',
  en: 'The address of a calendar server begins with https://',
})
export const readOnlyCalendar = refusal('read_only_calendar', 422, {
  zh: '这个日历是只读的，约会写不进去。请另选一个',
  en: 'This calendar is read-only: appointments cannot be written into it. Choose another',
  field: ['writeTo', 'writes'],
})
export const notConnected = refusal('calendar_not_connected', 422, {
  zh: '没有连上日历：{why}',
  en: 'The calendar was not connected: {why}',
  field: 'url',
})
export const feedTooOften = refusal('feed_too_often', 429, {
  zh: '这个日历读得太频繁了，请 {seconds} 秒后再试',
  en: 'This calendar is read too often; try again in {seconds} seconds',
})
