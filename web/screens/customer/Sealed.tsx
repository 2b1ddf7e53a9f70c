import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { sealedTexts as words } from '../../../modules/customers/ui/secrecy.texts.ts'
import type { Problem } from '../../api.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

export const isSealed = ({ reason }: Problem): boolean => reason === 'sealed' || reason === 'sealed_until_signed'

/** S1, S2: a customer that one may not open: whom to ask, or that one's signature is missing. */
export function Sealed({ problem }: { problem: Problem }) {
  const t = useText()
  const format = useFormat()
  const { ask = [], sign } = (problem.missing ?? {}) as { ask?: { name: string }[]; sign?: boolean }
  if (sign)
    return (
      <Empty
        icon={<Lock />}
        title={t(words.unsigned)}
        action={
          <Link to="/me" hash="undertaking" className={buttonClass({ kind: 'primary' })}>
            {t(words.sign)}
          </Link>
        }
      >
        {t(words.unsignedText)}
      </Empty>
    )
  return (
    <Empty
      icon={<Lock />}
      title={t(words.title)}
      action={
        <Link to="/customers" className={buttonClass({})}>
          {t(words.back)}
        </Link>
      }
    >
      {t(words.ask, { names: format.list(ask.map((person) => person.name)) || '—' })}
    </Empty>
  )
}
