import { Mark } from '../../../web/kit/signs/Mark.tsx'
import { useText } from '../../../web/text/useText.ts'
import { type NeedStage, needStageWords } from '../rules/board.ts'
import css from './marks.module.css'

/** The column of a need, as a mark in its colour and words. */
export function StageMark({ stage }: { stage: NeedStage }) {
  const t = useText()
  return <Mark look={css[stage]}>{t(needStageWords[stage])}</Mark>
}
