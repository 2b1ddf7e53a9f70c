import { Download } from 'lucide-react'
import { useState } from 'react'
import { exportCustomers } from '../../../modules/customers/contract.ts'
import { download, Problem } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'
import { exportTexts as words } from './bulk.texts.ts'
import { type ListState, toQuery } from './listState.ts'

const MINUTES = 5 * 60_000

interface ExportMenuProps {
  state: ListState
  columns: readonly string[]
}

/** G4: the list as it is narrowed and ordered, as a file; with the columns in sight or with all. */
export function ExportMenu({ state, columns }: ExportMenuProps) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const save = async (format: 'xlsx' | 'csv', whole: boolean) => {
    setBusy(true)
    try {
      const query = { ...toQuery(state), format, ...(!whole && { columns: columns.join(',') }) }
      await download(exportCustomers, { query } as never, { timeout: MINUTES })
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
        <Button {...props} kind="quiet" icon={<Download />} busy={busy}>
          {t(words.export)}
        </Button>
      )}
      items={[
        { label: t(words.xlsx), onChoose: () => save('xlsx', false) },
        { label: t(words.csv), onChoose: () => save('csv', false) },
        { label: t(words.xlsxWhole), onChoose: () => save('xlsx', true) },
      ]}
    />
  )
}
