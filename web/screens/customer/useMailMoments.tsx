import type { Entry } from '../../../modules/customers/ui/types.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useText } from '../../text/useText.ts'
import { OpenMail } from '../mail/OpenMail.tsx'
import { mailTexts as words } from './timeline.texts.ts'

type Why = keyof typeof words

/** C1: mail that is no touch: what a machine wrote, a copy, and what came back or could not be sent. */
export function useMailMoments(): (entry: Entry) => Moment | null {
  const t = useText()
  return (entry) => {
    if (entry.kind !== 'mail') return null
    const { title, mailId } = entry.body as { title: string; mailId?: string }
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(words[whyOf(entry.body)])}
        </>
      ),
      body: (
        <>
          {title} {mailId && <OpenMail id={mailId} />}
        </>
      ),
    }
  }
}

/** What came back for good, what is only late, and a report of which no mail of ours is known. */
function whyOf(body: Entry['body']): Why {
  const { why, code } = body as { why: Why; code?: string }
  if (why !== 'bounce') return why
  if (code === undefined) return 'report'
  return code === 'late' ? 'late' : 'bounce'
}
