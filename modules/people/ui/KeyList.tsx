import { Button } from '../../../web/kit/controls/Button.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './keys.module.css'
import { keyTexts as words } from './keys.texts.ts'
import type { Key } from './types.ts'

/** Keys for scripts, one's own or a colleague's: when they were made and last used; those that are over stay to be seen, below. */
export function KeyList({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: (key: Key) => void }) {
  const t = useText()
  if (keys.length === 0) return <p className={css.facts}>{t(words.none)}</p>
  return (
    <ul className={css.keys}>
      {keys.map((key) => (
        <KeyItem key={key.id} value={key} onRevoke={() => onRevoke(key)} />
      ))}
    </ul>
  )
}

function KeyItem({ value, onRevoke }: { value: Key; onRevoke: () => void }) {
  const t = useText()
  const format = useFormat()
  const { name, readOnly, createdAt, usedAt, expiresAt, revokedAt } = value
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now()
  const facts = [
    t(words.made, { when: format.moment(createdAt) }),
    usedAt ? t(words.used, { when: format.moment(usedAt) }) : t(words.unused),
    expiresAt && t(isExpired ? words.expired : words.expires, { when: format.moment(expiresAt) }),
    revokedAt && t(words.revoked),
  ]
  return (
    <li className={names(css.key, (revokedAt || isExpired) && css.over)}>
      <div className={css.what}>
        <div className={css.name}>
          {name}
          {readOnly && <span className={css.mark}>{t(words.readOnly)}</span>}
        </div>
        <div className={css.facts}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {!revokedAt && !isExpired && (
        <Button size="small" kind="danger" onClick={onRevoke}>
          {t(words.revoke)}
        </Button>
      )}
    </li>
  )
}
