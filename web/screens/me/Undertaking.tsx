import { useState } from 'react'
import { showUndertaking } from '../../../modules/secrecy/contract.ts'
import { ReadUndertaking } from '../../../modules/secrecy/ui/ReadUndertaking.tsx'
import { SignatureItem } from '../../../modules/secrecy/ui/SignatureItem.tsx'
import css from '../../../modules/secrecy/ui/Undertaking.module.css'
import { undertakingTexts as words } from '../../../modules/secrecy/ui/undertaking.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Section } from './Section.tsx'

/** S2: the undertaking: to read, to sign where it is wanted, and what one has signed. */
export function Undertaking() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useRead(showUndertaking, {})
  const [reading, setReading] = useState(false)
  if (!data)
    return (
      <Section id="undertaking" title={t(words.title)} lead={t(words.lead)}>
        {error && <ErrorState small error={error} onRetry={refetch} />}
      </Section>
    )
  const { version, signedAt, wanted, signatures } = data
  return (
    <Section id="undertaking" title={t(words.title)} lead={t(words.lead)}>
      {wanted && <p className={css.wanted}>{t(words.wanted)}</p>}
      <div className={css.line}>
        <span>{signedAt ? t(words.signed, { version, when: format.moment(signedAt) }) : t(words.unsigned)}</span>
        <Button kind={wanted ? 'primary' : 'plain'} onClick={() => setReading(true)}>
          {t(signedAt ? words.read : words.readAndSign)}
        </Button>
      </div>
      {signatures.length > 0 && (
        <ul className={css.items}>
          {signatures.map((signature) => (
            <SignatureItem key={signature.id} of={signature} />
          ))}
        </ul>
      )}
      {reading && <ReadUndertaking of={data} toSign={!signedAt} onClose={() => setReading(false)} />}
    </Section>
  )
}
