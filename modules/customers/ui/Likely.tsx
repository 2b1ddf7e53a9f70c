import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { checkDuplicates } from '../contract.ts'
import { evidenceTexts, duplicateTexts as words } from './duplicate.texts.ts'
import css from './Likely.module.css'

export type LikelyOne = ReplyOf<typeof checkDuplicates>['items'][number]

const PAUSE = 250
const LEAST = 2

/** What is being typed, once the hands rest. */
function useRested<T extends string>(text: T): string {
  const [rested, setRested] = useState<string>(text)
  useEffect(() => {
    const later = setTimeout(() => setRested(text), PAUSE)
    return () => clearTimeout(later)
  }, [text])
  return rested
}

/** G4: customers that may be the same as the one being entered, asked for as one types. */
export function useLikely(entered: { name: string; phones: readonly string[]; mails: readonly string[] }) {
  const asked = useRested(
    JSON.stringify([entered.name.trim(), entered.phones.join(' ').trim(), entered.mails.join(' ').trim()]),
  )
  const [name = '', phone = '', mail = ''] = JSON.parse(asked) as string[]
  const enough = name.length >= LEAST || phone.length > LEAST || mail.length > LEAST
  const query = { name, ...(phone && { phone }), ...(mail && { mail }) }
  const { data } = useRead(checkDuplicates, { query }, { enabled: enough, placeholderData: (before) => before })
  const likely = enough ? (data?.items ?? []) : []
  return { likely, strong: likely.some((one) => one.evidence.some((evidence) => evidence !== 'loose_name')) }
}

/** The likely ones in words: what agrees, whose it is, and for one out of sight whom to ask. */
export function Likely({ likely, onLeave }: { likely: readonly LikelyOne[]; onLeave: () => void }) {
  const t = useText()
  if (likely.length === 0) return null
  return (
    <div className={css.likely} role="status">
      <strong>{t(likely.some((one) => one.id) ? words.maybe : words.elsewhere)}</strong>
      <ul>
        {likely.map((one, at) => (
          <li key={one.id ?? `hidden ${at}`}>
            {one.id ? (
              <Link to="/customers/$id" params={{ id: one.id }} onClick={onLeave}>
                {one.name}
              </Link>
            ) : (
              <span>{one.ask ? t(words.ask, { name: one.ask.name }) : t(words.askManager)}</span>
            )}
            <span className={css.why}>
              {[
                ...one.evidence.map((evidence) => t(evidenceTexts[evidence])),
                one.id && (one.owner ? t(words.with, { owner: one.owner.name }) : t(words.unowned)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
