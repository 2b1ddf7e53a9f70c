import { Download } from 'lucide-react'
import { useState } from 'react'
import { exportPersonScorecard, exportTeamScorecard } from '../../../modules/insight/contract.ts'
import { download, Problem } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { useScorecardState, type Whose } from './useScorecard.ts'

const FILES = { people: exportPersonScorecard, teams: exportTeamScorecard } as const

/** G2: the card as it is shown, to take along. */
export function Exporting({ whose }: { whose: Whose }) {
  const t = useText()
  const { month } = useScorecardState()
  const [busy, setBusy] = useState(false)
  const save = async (format: 'xlsx' | 'pdf') => {
    setBusy(true)
    try {
      await download(FILES[whose.of], { params: { id: whose.id }, query: { format, month } })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      toast({ kind: 'wrong', text: error.message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu
      title={t(words.export)}
      align="end"
      trigger={(props) => (
        <Button {...props} icon={<Download />} busy={busy}>
          {t(words.export)}
        </Button>
      )}
      items={[
        { label: t(words.xlsx), onChoose: () => save('xlsx') },
        { label: t(words.pdf), onChoose: () => save('pdf') },
      ]}
    />
  )
}
