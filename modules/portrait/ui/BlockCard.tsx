import { Eye, Lock, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { portraitFields } from '../settings.ts'
import { CellRow, EditCell } from './CellRow.tsx'
import css from './Cells.module.css'
import { blockTexts, portraitTexts as words } from './portrait.texts.ts'
import type { BlockShown, Portrait } from './types.ts'
import type { useAnswer } from './useAnswer.ts'

interface BlockCardProps {
  block: BlockShown
  of: Portrait
  write: ReturnType<typeof useAnswer>
  onShow: () => void
}

/** One of the six blocks: how full it is, and what stands in it. */
export function BlockCard({ block, of: portrait, write, onShow }: BlockCardProps) {
  const t = useText()
  const shut = block.sealed && !portrait.sealed.mayOpen
  return (
    <section className={css.card} aria-label={t(blockTexts[block.block])}>
      <header className={css.head}>
        <h2>
          {t(blockTexts[block.block])}
          {block.sealed && <Lock size={13} aria-label={t(words.sealed)} />}
        </h2>
        <span className={css.count}>{t(words.knownOf, { known: block.known, of: block.of })}</span>
        <span
          className={css.gauge}
          role="img"
          aria-label={t(words.filled, { percent: block.filled })}
          data-tip={t(words.filled, { percent: block.filled })}
        >
          <i style={{ width: `${block.filled}%` }} />
        </span>
      </header>
      {shut ? (
        <Shut block={block} of={portrait} write={write} />
      ) : (
        <>
          {block.sealed && <Opening block={block} of={portrait} onShow={onShow} />}
          <ul className={css.cells}>
            {block.cells.map((cell) => (
              <CellRow key={cell.field.key} cell={cell} mayEdit={portrait.can.edit} write={write} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** S4: what is sealed is opened by a press, and that is recorded. */
function Opening({ block, of: { sealed }, onShow }: { block: BlockShown; of: Portrait; onShow: () => void }) {
  const t = useText()
  if (sealed.shown) return <p className={css.seal}>{t(words.shownLogged)}</p>
  if (block.known === 0) return null
  return (
    <p className={css.seal}>
      <Button size="small" icon={<Eye />} onClick={onShow}>
        {t(words.show)}
      </Button>
      {t(words.showLogged)}
    </p>
  )
}

/** S1, S3: something is known, whom to ask; and what one knows oneself can be added all the same. */
function Shut({ block, of: portrait, write }: Omit<BlockCardProps, 'onShow'>) {
  const t = useText()
  const format = useFormat()
  const { known } = block
  const whom = portrait.sealed.whom.map(({ name }) => name)
  return (
    <div className={css.shut}>
      <p>{known > 0 ? t(words.sealedKnown, { known }) : t(words.sealedNone)}</p>
      {known > 0 && (
        <>
          {whom.length > 0 && <p>{t(words.whomToAsk, { names: format.list(whom) })}</p>}
          <p className={css.source}>{t(words.mayHaveToSign)}</p>
        </>
      )}
      {portrait.can.edit && <AddSealed block={block} of={portrait} write={write} />}
    </div>
  )
}

function AddSealed({ block, of: { contact }, write }: Omit<BlockCardProps, 'onShow'>) {
  const t = useText()
  const locale = useLocale()
  const fields = useSetting(portraitFields).filter(
    (field) => field.block === block.block && !field.record && (field.of === 'customer' || contact !== null),
  )
  const [key, setKey] = useState<string | null>(null)
  const field = fields.find((each) => each.key === key)
  if (key === null)
    return (
      <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setKey('')}>
        {t(words.addWhatYouKnow)}
      </Button>
    )
  return (
    <div className={css.edit}>
      <Select
        aria-label={t(words.whichField)}
        empty={t(words.whichField)}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        options={fields.map((each) => ({ value: each.key, label: each.label[locale] }))}
      />
      {field && (
        <EditCell
          key={field.key}
          field={field}
          typed=""
          busy={write.busy}
          onCancel={() => setKey(null)}
          onSave={(value, more) =>
            write.answer(field, field.of === 'contact' ? (contact?.id ?? null) : null, value, more, () => setKey(null))
          }
        />
      )}
    </div>
  )
}
