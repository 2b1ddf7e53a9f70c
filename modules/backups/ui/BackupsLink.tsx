import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showBackups } from '../contract.ts'
import { backupTexts as words } from './backups.texts.ts'

/** The way to the backups, with when the last was made. */
export function BackupsLink({ className }: { className?: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const { data } = useRead(showBackups, {})
  const last = data?.latest[0]
  return (
    <Link to="/settings/backups" className={className}>
      <span>
        <strong>{t(words.title)}</strong>
        <small>
          {last
            ? t(words.openLast, { when: format.moment(last.takenAt), size: format.size(last.bytes) })
            : t(data ? words.openNone : words.lead)}
        </small>
      </span>
      <ChevronRight size={18} aria-hidden="true" />
    </Link>
  )
}
