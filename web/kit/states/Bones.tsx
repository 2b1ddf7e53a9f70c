import { useText } from '../../text/useText.ts'
import css from './Bones.module.css'
import { stateTexts as words } from './states.texts.ts'

/** One bar of what is still loading. */
export const Bone = ({ width = '100%', height = 12 }: { width?: number | string; height?: number }) => (
  <span className={css.bone} style={{ width, height }} />
)

/** Rows still loading, of the height that the real ones will have, so that nothing jumps. */
export function RowBones({ count, height }: { count: number; height: number }) {
  const t = useText()
  return (
    <div role="status" aria-label={t(words.loading)} className={css.rows}>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={i} className={css.row} style={{ height }}>
          <span className={css.round} />
          <span className={css.lines}>
            <Bone width={`${34 + ((i * 17) % 30)}%`} />
            {height > 56 && <Bone width={`${52 + ((i * 23) % 36)}%`} height={10} />}
          </span>
        </div>
      ))}
    </div>
  )
}
