import css from './quantity.module.css'
import { useQuantityState } from './useQuantityState.ts'

/** A colleague's name that shows what is told of this one alone. */
export function PersonButton({ of }: { of: { id: string; name: string } }) {
  const { change } = useQuantityState()
  return (
    <button type="button" className={css.person} onClick={() => change({ person: of.id })}>
      {of.name}
    </button>
  )
}
