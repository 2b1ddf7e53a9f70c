import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listImports, showImport, undoImport } from '../contract.ts'
import { undoTexts as words } from './imports.texts.ts'

/** Takes an import back, after saying what that means. */
export function UndoImport({ id }: { id: string }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const undo = useWrite(undoImport, {
    changes: [listImports],
    onSuccess: (now) => {
      queries.setQueryData(keyOf(showImport, { params: { id } }), now)
      setAsking(false)
    },
  })
  return (
    <>
      <Button icon={<Undo2 />} onClick={() => setAsking(true)}>
        {t(words.undo)}
      </Button>
      {asking && (
        <Sheet
          place="middle"
          title={t(words.title)}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t(words.keep)}</Button>
              <Button kind="danger" busy={undo.isPending} onClick={() => undo.mutate({ params: { id } })}>
                {t(words.confirm)}
              </Button>
            </>
          }
        >
          <p>{t(words.detail)}</p>
          {undo.error && <ErrorState small error={undo.error} />}
        </Sheet>
      )}
    </>
  )
}
