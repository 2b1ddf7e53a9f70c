import { useRef, useState } from 'react'
import { toast } from './kit/layers/toast.ts'

/**
 * A box that shows at once what was pressed. `keep` is asked press by press, in their order; where the last is refused the
 * box shows again what stands. Of each refusal one is told, also where one has left by then.
 */
export function useTick(stands: boolean, keep: (ticked: boolean) => Promise<unknown>) {
  const [box, setBox] = useState({ read: stands, kept: stands, pressed: null as boolean | null })
  // What is read anew counts for more than what was kept here.
  if (box.read !== stands) setBox({ ...box, read: stands, kept: stands })
  const presses = useRef(0)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const tick = (pressed: boolean): void => {
    const press = ++presses.current
    setBox((now) => ({ ...now, pressed }))
    before.current = before.current
      .then(() => keep(pressed))
      .then(
        () => setBox((now) => ({ ...now, kept: pressed })),
        (problem: Error) => toast({ kind: 'wrong', text: problem.message }),
      )
      .then(() => press === presses.current && setBox((now) => ({ ...now, pressed: null })))
  }
  return [box.pressed ?? box.kept, tick] as const
}
