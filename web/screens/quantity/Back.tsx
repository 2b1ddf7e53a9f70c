import { ChevronLeft } from 'lucide-react'
import { Button } from '../../kit/controls/Button.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { quantityTexts as words } from './quantity.texts.ts'
import { useQuantityState } from './useQuantityState.ts'

/** From one colleague back to all. */
export function Back() {
  const t = useText()
  const me = useMe()
  const { change } = useQuantityState()
  if (!me.can.seeTeam) return null
  return (
    <Button size="small" kind="quiet" icon={<ChevronLeft size={16} />} onClick={() => change({ person: undefined })}>
      {t(words.back)}
    </Button>
  )
}
