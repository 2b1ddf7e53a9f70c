import { moveNeed } from '../../../modules/deals/contract.ts'
import { isLevel, LEVELS, type Level, needStageWords } from '../../../modules/deals/rules/board.ts'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import { needTexts } from '../../../modules/deals/ui/needs.texts.ts'
import { StageMark } from '../../../modules/deals/ui/StageMark.tsx'
import type { Need } from '../../../modules/deals/ui/types.ts'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'

/** How far a need has grown, moved by a press; quoted, won and lost come of what is done. */
export function DealStage({ of: need }: { of: Need }) {
  const t = useText()
  const { mutate } = useWrite(moveNeed, { changes: DEALS })
  if (!need.can.edit || need.outcome !== null) return <StageMark stage={need.stage} />
  const stages = isLevel(need.stage) ? LEVELS : [...LEVELS, need.stage]
  return (
    <Segmented
      label={t(needTexts.stage)}
      choices={stages.map((value) => ({ value, label: t(needStageWords[value]) }))}
      value={need.stage}
      onChange={(stage) =>
        mutate(
          { params: { id: need.id }, body: { stage: stage as Level }, ifMatch: need.version },
          { onError: (error) => toast({ kind: 'wrong', text: error.message }) },
        )
      }
    />
  )
}
