import { type ReactNode, useState } from 'react'
import { noteAppointment } from '../../../modules/appointments/ui/changes.ts'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import type { Done, Told } from '../../../modules/appointments/ui/types.ts'
import { toast } from '../../kit/layers/toast.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { lookAtDayAgain } from '../../touched.ts'
import { actTexts as words } from './appointment.texts.ts'

/**
 * After an act: what stands is shown at once. Whom mail reached is said in passing; where it is for the rep to send,
 * the words stand there to be copied.
 */
export function useTelling(): { sheet: ReactNode; tell: (done: Done, said: string, byHand: boolean) => void } {
  const t = useText()
  const format = useFormat()
  const [shown, setShown] = useState<{ told: Told; title: string } | null>(null)
  const tell = ({ appointment, told }: Done, said: string, byHand: boolean) => {
    noteAppointment(appointment)
    lookAtDayAgain()
    const reached = told?.sentTo ?? []
    const action = told ? { label: t(words.copy), act: () => setShown({ told, title: said }) } : undefined
    if (reached.length > 0)
      toast({ text: `${said} · ${t(words.mailed, { names: format.list(reached) })}`, ...(action && { action }) })
    else if (told && byHand) setShown({ told, title: said })
    else toast({ text: said, ...(action && { action }) })
  }
  const sheet = shown && <ToldSheet title={shown.title} of={shown.told} onClose={() => setShown(null)} />
  return { sheet, tell }
}
