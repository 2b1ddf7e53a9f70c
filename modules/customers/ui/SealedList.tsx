import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { useList } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listSealed, type Outline } from '../secret/contract.ts'
import css from './SealedList.module.css'
import { sealedTexts as words } from './secrecy.texts.ts'

const A_PAGE = 50
const A_MINUTE = 60_000

/** S1: a quiet line below the list: that there are sealed customers; opened, whom to ask about each. */
export function SealedLine() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const sealed = useList(listSealed, { query: { limit: A_PAGE } }, { staleTime: A_MINUTE })
  const count = sealed.items.length
  if (count === 0) return null
  const unsigned = sealed.items.filter((item) => item.named).length
  return (
    <>
      <button type="button" className={css.line} onClick={() => setOpen(true)}>
        <Lock size={14} aria-hidden="true" />
        <span>
          {t(sealed.hasMore ? words.lineMore : words.line, { count })}
          {unsigned > 0 && t(words.lineSign, { count: unsigned })}
        </span>
      </button>
      {open && (
        <Sheet title={t(words.line, { count })} onClose={() => setOpen(false)}>
          <p className={css.lead}>{t(words.lead)}</p>
          <ul>
            {sealed.items.map((item) => (
              <Line key={item.id} of={item} />
            ))}
          </ul>
          {sealed.hasMore && (
            <Button kind="quiet" onClick={sealed.more}>
              …
            </Button>
          )}
        </Sheet>
      )}
    </>
  )
}

function Line({ of: { name, tier, owner, ask, named } }: { of: z.infer<typeof Outline> }) {
  const t = useText()
  const format = useFormat()
  const asked = format.list(ask.map((person) => person.name)) || '—'
  return (
    <li className={css.item}>
      <span className={css.name}>
        {name} <Tier tier={tier} />
      </span>
      <span className={css.facts}>
        {owner ? t(words.owner, { name: owner.name }) : t(words.noOwner)} · {t(words.askShort, { names: asked })}
      </span>
      {named && (
        <Link to="/me" hash="undertaking" className={css.sign}>
          {t(words.yours)} · {t(words.sign)}
        </Link>
      )}
    </li>
  )
}
