import { fill, type Locale, type Text, texts } from '../../../shared/text.ts'

const words = texts({
  name: { zh: '找不到服务器“{host}”，请检查拼写', en: 'There is no server "{host}"; check how it is spelt' },
  inner: {
    zh: '“{host}”在内网或用了特殊端口，请管理员先在设置“允许连接的内网服务器”里写上它',
    en: '"{host}" is on the own network or uses an odd port; an admin must add it to the servers that may be connected to',
  },
  silent: {
    zh: '“{host}”没有回答，请检查端口，或稍后再试',
    en: '"{host}" does not answer; check the port, or try later',
  },
  closed: { zh: '“{host}”拒绝连接，请检查端口', en: '"{host}" refuses the connection; check the port' },
  certificate: {
    zh: '“{host}”的证书不对（过期、自签或名称不符），没有登录',
    en: 'The certificate of "{host}" is wrong (expired, self-signed or of another name); nothing was sent to it',
  },
  encryption: {
    zh: '“{host}”不支持这种加密方式，请换一种',
    en: '"{host}" does not offer this encryption; choose another',
  },
  login: {
    zh: '用户名或密码不对。很多邮箱要用“授权码”代替密码，并先在邮箱设置里开启 IMAP/SMTP',
    en: 'The user name or password is wrong. Many providers want an authorisation code, and IMAP/SMTP turned on in their settings first',
  },
  folder: { zh: '登录成功，但打不开收件箱', en: 'Signed in, but the inbox cannot be opened' },
  sender: { zh: '服务器不允许用 {host} 发信', en: 'The server does not allow sending as {host}' },
  recipient: {
    zh: '对方服务器拒收：地址不存在或不接收',
    en: 'The recipient’s server refused it: no such address, or not welcome',
  },
  content: { zh: '服务器拒绝了邮件内容：{host}', en: 'The server refused the mail: {host}' },
  later: { zh: '服务器要求稍后再试：{host}', en: 'The server asks to try later: {host}' },
  broken: { zh: '连接中断，稍后自动再试', en: 'The connection broke off; it is tried again' },
  unsure: {
    zh: '邮件已交给服务器，但没等到回执，可能已经送到。为避免重复，没有再发',
    en: 'The mail was handed to the server, but no receipt came: it may have arrived. It was not sent twice',
  },
  key: {
    zh: '保存的密码打不开，请管理员检查 secret.key',
    en: 'The kept password cannot be opened; an admin must check secret.key',
  },
  noSender: { zh: '没有可以发信的邮箱', en: 'No mailbox can send' },
  large: { zh: '邮件太大，服务器不收', en: 'The mail is too large for the server' },
})

export type ProblemKind = keyof typeof words

/** What stands in the way of a mailbox or a mail; `host` is the server, or what it said. */
export interface Problem {
  what: ProblemKind
  host: string
}

export const tellProblem = ({ what, host }: Problem, locale: Locale): string =>
  fill((words[what] as Text)[locale], { host })

const LONGEST_SAID = 200
export const problem = (what: ProblemKind, host = ''): Problem => ({ what, host: host.slice(0, LONGEST_SAID) })
