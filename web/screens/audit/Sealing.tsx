import { Link2, TriangleAlert } from 'lucide-react'
import { showChain } from '../../../modules/audit/contract.ts'
import { writeHead } from '../../../modules/audit/rules/head.ts'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Audit.module.css'
import { auditTexts as words } from './audit.texts.ts'

const MINUTE = 60_000
/** Sealed every minute: what waits longer than a few tells that no job runs. */
const TOO_LONG = 10 * MINUTE
const DIGITS_SHOWN = 12

/** How far the trail is sealed, and its head to be noted elsewhere. */
export function Sealing() {
  const t = useText()
  const format = useFormat()
  const chain = useRead(showChain, {}, { refetchInterval: MINUTE }).data
  if (!chain) return <p className={css.sealing}>&nbsp;</p>
  const { last, waitingSince } = chain
  if (waitingSince && Date.now() - Date.parse(waitingSince) > TOO_LONG)
    return (
      <p className={css.sealing} data-stale>
        <TriangleAlert size={16} aria-hidden /> {t(words.waits, { when: format.moment(waitingSince) })}
      </p>
    )
  if (!last) return <p className={css.sealing}>{t(words.notSealed)}</p>
  return (
    <p className={css.sealing} title={t(words.headWhy)}>
      <Link2 size={16} aria-hidden />
      <span>{t(words.sealed, { when: format.moment(last.sealedAt), number: last.number })}</span>
      <span className={css.head}>
        <code>{last.digest.slice(0, DIGITS_SHOWN)}…</code>
        <CopyButton text={writeHead(last)} what={t(words.head)} />
      </span>
    </p>
  )
}
