import { listIdentities, unlinkIdentity } from '../../../modules/people/elsewhere/contract.ts'
import { elsewhereTexts as words } from '../../../modules/people/ui/elsewhere.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Me.module.css'
import { Section } from './Section.tsx'

/** G4: one's accounts elsewhere; nothing where there are none. */
export function Identities() {
  const t = useText()
  const format = useFormat()
  const { data } = useRead(listIdentities, {})
  const unlink = useWrite(unlinkIdentity, {
    changes: [listIdentities],
    onSuccess: () => {
      toast({ text: t(words.unlinked) })
    },
  })
  if (!data || data.items.length === 0) return null
  return (
    <Section id="identities" title={t(words.mine)} lead={t(words.mineLead)}>
      <ul className={css.items}>
        {data.items.map(({ id, issuer, usedAt }) => (
          <li key={id} className={css.item}>
            <div className={css.what}>
              <div className={css.name}>{new URL(issuer).host}</div>
              <div className={css.quiet}>{t(words.used, { when: format.moment(usedAt) })}</div>
            </div>
            <Button size="small" busy={unlink.isPending} onClick={() => unlink.mutate({ params: { id } })}>
              {t(words.unlink)}
            </Button>
          </li>
        ))}
      </ul>
      {unlink.error && <ErrorState small error={unlink.error} />}
    </Section>
  )
}
