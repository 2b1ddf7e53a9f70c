import { Link } from '@tanstack/react-router'
import { Strip } from '../../../web/kit/shell/Strip.tsx'
import { useRead } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showBackups } from '../contract.ts'
import css from './backups.module.css'
import { backupTexts as words } from './backups.texts.ts'

const TEN_MINUTES = 10 * 60_000

/** G4: that the last backup failed or is too old, to the admins of the firm until it is mended. */
export function BackupAlert({ link = false }: { link?: boolean }) {
  const t = useText()
  const format = useFormat()
  const { role, company } = useMe()
  const isKeeper = role === 'admin' && company.kind === 'main'
  const { data } = useRead(showBackups, {}, { enabled: isKeeper, refetchInterval: TEN_MINUTES })
  const { failed, late, latest } = data ?? {}
  if (!failed && !late) return null
  return (
    <div className={css.alert}>
      <Strip tone="late" action={link && <Link to="/settings/backups">{t(words.look)}</Link>}>
        {failed
          ? t(words.failed, { when: format.moment(failed.at), why: failed.why })
          : t(words.late, { when: format.wait(latest?.[0]?.takenAt ?? '') })}
      </Strip>
    </div>
  )
}
