import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ConnectCalendar } from '../../../modules/calendars/ui/ConnectCalendar.tsx'
import { absenceTexts, feedTextsUi, hoursTexts, outerTexts } from '../../../modules/calendars/ui/calendars.texts.ts'
import { MyAbsences, NoteAbsence } from '../../../modules/calendars/ui/MyAbsences.tsx'
import { MyCalendars } from '../../../modules/calendars/ui/MyCalendars.tsx'
import { MyFeed } from '../../../modules/calendars/ui/MyFeed.tsx'
import { MyHours } from '../../../modules/calendars/ui/MyHours.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { Section } from './Section.tsx'

/** A2, A6: when one works and is away, and how appointments and one's own calendar come together. */
export function Calendar() {
  const t = useText()
  const me = useMe()
  const [open, setOpen] = useState<'absence' | 'calendar' | null>(null)
  const close = () => setOpen(null)
  const add = (what: 'absence' | 'calendar', label: string) => (
    <Button size="small" icon={<Plus />} onClick={() => setOpen(what)}>
      {label}
    </Button>
  )
  return (
    <>
      <Section id="hours" title={t(hoursTexts.title)} lead={t(hoursTexts.lead)}>
        <MyHours personId={me.id} companyZone={me.company.zone} />
      </Section>
      <Section
        id="away"
        title={t(absenceTexts.title)}
        lead={t(absenceTexts.lead)}
        aside={add('absence', t(absenceTexts.add))}
      >
        <MyAbsences personId={me.id} />
      </Section>
      <Section
        id="calendars"
        title={t(outerTexts.title)}
        lead={t(outerTexts.lead)}
        aside={add('calendar', t(outerTexts.add))}
      >
        <MyCalendars />
      </Section>
      <Section id="feed" title={t(feedTextsUi.title)} lead={t(feedTextsUi.lead)}>
        <MyFeed />
      </Section>
      {open === 'absence' && <NoteAbsence onClose={close} />}
      {open === 'calendar' && <ConnectCalendar onClose={close} />}
    </>
  )
}
