import { MailOpen } from 'lucide-react'
import { mailing } from '../../mailing.ts'
import { useText } from '../../text/useText.ts'
import css from './OpenMail.module.css'
import { openMailTexts as words } from './openMail.texts.ts'

/** Leads from what the history tells to the mail itself. */
export function OpenMail({ id }: { id: string }) {
  const t = useText()
  return (
    <button type="button" className={css.open} onClick={() => mailing.set({ open: id })}>
      <MailOpen size={14} aria-hidden="true" />
      {t(words.open)}
    </button>
  )
}
