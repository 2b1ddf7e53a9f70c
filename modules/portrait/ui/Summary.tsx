import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../web/kit/controls/Button.tsx'
import { Ladder } from '../../../web/kit/signs/Ladder.tsx'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { rungWords } from '../../customers/rules/words.ts'
import { showPortrait } from '../contract.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import { Asked } from './Questions.tsx'
import css from './Summary.module.css'
import { useKnown } from './useAskWords.ts'

const NOTHING = { blocks: [] }

/** On a customer's page: how near we are, how much we know, and what to ask next. */
export function PortraitSummary({ customer }: { customer: string }) {
  const t = useText()
  const { data } = useRead(showPortrait, { params: { id: customer }, query: {} })
  const known = useKnown(data ?? NOTHING)
  return (
    <section className={css.summary} aria-label={t(words.portrait)}>
      <header>
        <h2>{t(words.portrait)}</h2>
        {data && <span>{t(words.filled, { percent: data.filled })}</span>}
      </header>
      <Ladder proven={data?.ladder?.rung ?? 'none'} allowed={data?.ladder?.bound ?? 'none'} />
      {data && data.questions.length > 0 && (
        <>
          <h3>{data.ladder?.next ? t(words.nextRung, { rung: t(rungWords[data.ladder.next]) }) : t(words.askNext)}</h3>
          <ul>
            {data.questions.map((question) => (
              <li key={`${question.field.key} ${question.contact?.id}`}>
                <Asked of={question} known={known(question)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Link to="/customers/$id/portrait" params={{ id: customer }} className={buttonClass({ size: 'small' })}>
        {t(words.open)}
      </Link>
    </section>
  )
}
