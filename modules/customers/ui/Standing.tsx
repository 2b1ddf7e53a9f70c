import tones from '../../../web/kit/look/tones.module.css'
import { Ring } from '../../../web/kit/signs/Ring.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useToday } from '../../../web/text/zone.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { touchesNeeded } from '../settings.ts'
import { tellStanding, toneOf } from './standing.ts'
import type { Sign } from './types.ts'

/** T3 and T7 in words, in the colour of the ring. */
export function Standing({ of }: { of: Sign }) {
  const told = tellStanding(of, useToday(), useLocale())
  return <span className={tones[toneOf(of)]}>{told}</span>
}

/** A customer's ring: 24 in a table, 44 in a row, 88 on its page. */
export function CustomerRing({ of, size }: { of: Sign; size: number }) {
  const needed = useSetting(touchesNeeded)
  const told = tellStanding(of, useToday(), useLocale())
  return <Ring lit={of.effectiveTouches} of={needed} cadence={toneOf(of)} label={of.name} size={size} state={told} />
}
