import type { Person } from '../../../modules/people/ui/types.ts'
import { appTexts } from '../../app.texts.ts'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { PersonFace, PersonState } from './PersonName.tsx'

/** A person on a phone. */
export function PersonCard({ of: person }: { of: Person }) {
  const t = useText()
  return (
    <div className={css.card}>
      <PersonFace of={person} large />
      <div className={css.cardWords}>
        <strong>{person.name}</strong>
        <span className={css.quiet}>{[t(appTexts[person.role]), person.team.name].join(' · ')}</span>
      </div>
      <PersonState of={person} />
    </div>
  )
}
