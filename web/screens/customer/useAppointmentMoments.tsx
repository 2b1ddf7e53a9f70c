import type { Entry } from '../../../modules/customers/ui/types.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useText } from '../../text/useText.ts'
import { appointmentTexts as words } from './timeline.texts.ts'

interface Body {
  what: keyof typeof words
  startsAt: string | null
  note: string | null
}

/** C1: what became of appointments, whoever did it; one that was held is a touch. */
export function useAppointmentMoments(): (entry: Entry) => Moment | null {
  const t = useText()
  return (entry) => {
    if (entry.kind !== 'appointment') return null
    const { what, startsAt, note } = entry.body as unknown as Body
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(words[what])}
          {startsAt && (
            <>
              {' · '}
              <MomentText at={startsAt} />
            </>
          )}
        </>
      ),
      body: note ?? '',
    }
  }
}
