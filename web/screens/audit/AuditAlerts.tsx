import { useNavigate } from '@tanstack/react-router'
import { listAlerts, seeAlert } from '../../../modules/audit/contract.ts'
import { READERS } from '../../../modules/audit/policy.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Audit.module.css'
import { alertTexts as words } from './audit.texts.ts'

const FIVE_MINUTES = 5 * 60_000

/** S4: whose reading or export is unusual, on the day of who answers for it, until it was looked into. */
export function AuditAlerts() {
  const t = useText()
  const navigate = useNavigate()
  const { role } = useMe()
  const mayRead = (READERS as readonly string[]).includes(role)
  const { data } = useRead(listAlerts, {}, { enabled: mayRead, refetchInterval: FIVE_MINUTES })
  const see = useWrite(seeAlert, { changes: [listAlerts] })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={css.alerts} aria-label={t(words.alerts)}>
      {items.map(({ id, person, cause, day, count, usual }) => (
        <Strip
          key={id}
          tone="due"
          action={
            <span className={css.acts}>
              <Button
                size="small"
                kind="quiet"
                onClick={() =>
                  navigate({ to: '/audit' as string, search: { person: person.id, days: `${day}..${day}` } as never })
                }
              >
                {t(words.look)}
              </Button>
              <Button
                size="small"
                busy={see.isPending && see.variables?.params.id === id}
                onClick={() => see.mutate({ params: { id } })}
              >
                {t(words.seen)}
              </Button>
            </span>
          }
        >
          {t(words[cause], { name: person.name, count, usual })}
        </Strip>
      ))}
    </section>
  )
}
