import { Plus } from 'lucide-react'
import { useState } from 'react'
import { showWorkingHours } from '../../../modules/calendars/contract.ts'
import { absenceTexts } from '../../../modules/calendars/ui/calendars.texts.ts'
import { MyAbsences, NoteAbsence } from '../../../modules/calendars/ui/MyAbsences.tsx'
import { MyHours } from '../../../modules/calendars/ui/MyHours.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { peopleTexts as words } from './people.texts.ts'

/** A2: when a colleague works and is away, for who arranges it. */
export function PersonTimes({ personId }: { personId: string }) {
  const t = useText()
  const me = useMe()
  const [noting, setNoting] = useState(false)
  const hours = useRead(showWorkingHours, { params: { id: personId } }).data
  if (!hours?.can.change) return null
  return (
    <>
      <section className={css.times}>
        <h3>{t(words.hours)}</h3>
        <MyHours personId={personId} companyZone={me.company.zone} />
      </section>
      <section className={css.times}>
        <h3>
          {t(absenceTexts.title)}
          <Button size="small" icon={<Plus />} onClick={() => setNoting(true)}>
            {t(absenceTexts.add)}
          </Button>
        </h3>
        <MyAbsences personId={personId} />
      </section>
      {noting && <NoteAbsence personId={personId} onClose={() => setNoting(false)} />}
    </>
  )
}
