import { Link } from '@tanstack/react-router'
import type { Entry } from '../../../modules/customers/ui/types.ts'
import { type ReceptionState, receptionStateTexts } from '../../../modules/services/rules/receptions.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useText } from '../../text/useText.ts'

interface Body {
  receptionId: string
  what: ReceptionState
  asset: string | null
  cause: string
  note: string | null
}

/** C1: what was brought to us, and how far it came; that they came and were called are touches. */
export function useReceptionMoments(): (entry: Entry) => Moment | null {
  const t = useText()
  return (entry) => {
    if (entry.kind !== 'reception') return null
    const { receptionId, what, asset, cause, note } = entry.body as unknown as Body
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(receptionStateTexts[what])}
          {' · '}
          <Link to="/receptions/$id" params={{ id: receptionId }}>
            {asset ?? cause}
          </Link>
        </>
      ),
      body: note ?? (what === 'in' ? cause : ''),
    }
  }
}
