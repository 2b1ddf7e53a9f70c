import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { type NeedStage, needStageWords } from '../rules/board.ts'
import css from './marks.module.css'

/** The column of a need, as a mark in its colour and words. */
export function StageMark({ stage }: { stage: NeedStage }) {
  const t = useText()
  return <span className={names(css.mark, css[stage])}>{t(needStageWords[stage])}</span>
}
