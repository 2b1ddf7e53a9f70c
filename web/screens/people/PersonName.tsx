import { stateTexts } from '../../../modules/people/ui/people.texts.ts'
import type { Person } from '../../../modules/people/ui/types.ts'
import { names } from '../../kit/look/names.ts'
import { Face } from '../../kit/signs/Face.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { peopleTexts as words } from './people.texts.ts'

/** A colleague's face; pale where nobody of that name works here, or not yet. */
export const PersonFace = ({ of: person, large }: { of: Person; large?: boolean }) => (
  <Face name={person.name} size={large ? 40 : 28} pale={person.state !== 'active'} />
)

export function PersonName({ of: person }: { of: Person }) {
  const t = useText()
  const me = useMe()
  return (
    <span className={css.who}>
      <PersonFace of={person} />
      <strong>{person.name}</strong>
      {person.id === me.id && <span className={css.you}>{t(words.you)}</span>}
      <span className={css.login}>{person.email ?? person.mobile}</span>
    </span>
  )
}

/** Whether the person works here; who is only named by a spreadsheet waits to be invited. */
export function PersonState({ of: person }: { of: Person }) {
  const t = useText()
  return (
    <span
      className={names(css.state, css[person.state])}
      data-tip={person.state === 'invited' ? t(words.invitedHint) : undefined}
    >
      {t(stateTexts[person.state])}
    </span>
  )
}
