import { rungWords } from '../../../modules/customers/rules/words.ts'
import type { previewRules } from '../../../modules/portrait/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { useText } from '../../text/useText.ts'
import css from './PortraitSettings.module.css'
import { settingsTexts as words } from './portraitSettings.texts.ts'

/** What a change would do, in words. */
export function PreviewTold({ of: { looked, of, moves, bounds, filled } }: { of: ReplyOf<typeof previewRules> }) {
  const t = useText()
  const list = (changes: typeof moves) => (
    <ul>
      {changes.map(({ from, to, count }) => (
        <li key={`${from} ${to}`}>{t(words.move, { count, from: t(rungWords[from]), to: t(rungWords[to]) })}</li>
      ))}
    </ul>
  )
  return (
    <div className={css.told}>
      <p>
        {t(words.looked, { looked, of })} · {t(words.filled, filled)}
      </p>
      {moves.length + bounds.length === 0 && <p>{t(words.noMoves)}</p>}
      {moves.length > 0 && (
        <section>
          <h3>{t(words.moves)}</h3>
          {list(moves)}
        </section>
      )}
      {bounds.length > 0 && (
        <section>
          <h3>{t(words.bounds)}</h3>
          {list(bounds)}
        </section>
      )}
    </div>
  )
}
