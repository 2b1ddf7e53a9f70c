import { Mail, MessageCircle, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { useText } from '../../../web/text/useText.ts'
import { columnWords } from '../rules/columns.ts'
import { fieldTexts } from './customers.texts.ts'
import { dialled, isVeiled, spokenPhone } from './phones.ts'
import css from './Reach.module.css'
import { isReachable, type Reachable } from './waysTo.ts'

export interface MailWays {
  /** What stands at an address: mail came back. */
  markOf: (mail: string) => ReactNode
  /** Writes to it from here; left out: in the device's own mail program. */
  onWrite?: ((mail: string) => void) | undefined
}

/** Every way to reach someone: a press calls or writes, and each can be copied. */
export function Reach({ of, ways }: { of: Reachable; ways?: MailWays | undefined }) {
  const t = useText()
  if (!isReachable(of)) return null
  return (
    <ul className={css.ways}>
      {of.phones.map((phone) => (
        <li key={phone}>
          <Phone size={14} aria-label={t(columnWords.phones)} />
          {isVeiled(phone) ? <span>{phone}</span> : <a href={`tel:${dialled(phone)}`}>{spokenPhone(phone)}</a>}
          {!isVeiled(phone) && <CopyButton text={phone} what={t(columnWords.phones)} />}
        </li>
      ))}
      {of.wechats?.map((wechat) => (
        <li key={wechat}>
          <MessageCircle size={14} aria-label={t(fieldTexts.wechats)} />
          <span>{wechat}</span>
          {!isVeiled(wechat) && <CopyButton text={wechat} what={t(fieldTexts.wechats)} />}
        </li>
      ))}
      {of.mails.map((mail) => (
        <li key={mail}>
          <Mail size={14} aria-label={t(columnWords.mails)} />
          {isVeiled(mail) ? <span>{mail}</span> : <Address mail={mail} onWrite={ways?.onWrite} />}
          {!isVeiled(mail) && <CopyButton text={mail} what={t(columnWords.mails)} />}
          {ways?.markOf(mail)}
        </li>
      ))}
    </ul>
  )
}

function Address({ mail, onWrite }: { mail: string; onWrite: MailWays['onWrite'] }) {
  return onWrite ? (
    <button type="button" className={css.write} onClick={() => onWrite(mail)}>
      {mail}
    </button>
  ) : (
    <a href={`mailto:${mail}`}>{mail}</a>
  )
}
