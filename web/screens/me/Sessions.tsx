import { endOtherSessions, endSession, listSessions } from '../../../modules/people/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { deviceOf } from './device.ts'
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { Section } from './Section.tsx'

export function Sessions() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useRead(listSessions, {})
  const end = useWrite(endSession, {
    changes: [listSessions],
    onSuccess: () => {
      toast({ text: t(words.sessionEnded) })
    },
  })
  const endOthers = useWrite(endOtherSessions, {
    changes: [listSessions],
    onSuccess: () => {
      toast({ text: t(words.othersEnded) })
    },
  })
  const some = (data?.items.length ?? 0) > 1 && (
    <Button size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
      {t(words.endOthers)}
    </Button>
  )
  return (
    <Section title={t(words.sessions)} lead={t(words.sessionsLead)} aside={some}>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={2} height={64} />}
      <ul className={css.items}>
        {data?.items.map((session) => {
          const device = deviceOf(session.agent)
          return (
            <li key={session.id} className={css.item}>
              <div className={css.what}>
                <div className={css.name}>
                  {device ? t(words.device, device) : t(words.unknownDevice)}
                  {session.current && <span className={css.mark}>{t(words.thisDevice)}</span>}
                </div>
                <div className={css.quiet}>
                  {t(words.seen, { when: format.moment(session.seenAt), ip: session.ip })}
                </div>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  busy={end.isPending && end.variables.params.id === session.id}
                  onClick={() => end.mutate({ params: { id: session.id } })}
                >
                  {t(words.end)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {(end.error ?? endOthers.error) && <ErrorState small error={end.error ?? endOthers.error} />}
    </Section>
  )
}
