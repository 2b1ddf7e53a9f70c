import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { changeLetter, listLetters, showLetter } from '../../../modules/letters/contract.ts'
import { LetterEditor } from '../../../modules/letters/ui/LetterEditor.tsx'
import { letterTexts as words } from '../../../modules/letters/ui/letters.texts.ts'
import type { Letter as LetterValue } from '../../../modules/letters/ui/types.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { InlineText } from '../../kit/controls/InlineEditors.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'

/** C4: one letter: what it says, what comes out of it with a real record, and what it said before. */
export default function Letter() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showLetter, { params: { id } })
  if (data) return <Editing key={data.id} of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={64} />
}

function Editing({ of: letter }: { of: LetterValue }) {
  const t = useText()
  const [record, setRecord] = useState<{ id: string; name: string } | null>(null)
  const [picking, setPicking] = useState(false)
  const change = useWrite(changeLetter, { changes: [showLetter, listLetters] })
  const params = { id: letter.id }
  const turn = () =>
    change.mutate(
      { params, body: { state: letter.state === 'on' ? 'off' : 'on' }, ifMatch: letter.version },
      { onError: (problem) => toast({ kind: 'wrong', text: problem.message }) },
    )
  return (
    <Page
      title={letter.name}
      lead={<Link to="/settings/letters">{t(words.backToAll)}</Link>}
      actions={
        letter.own &&
        letter.can.change && (
          <>
            <InlineText
              label={t(words.rename)}
              value={letter.name}
              onSave={(name) =>
                change.mutateAsync({ params, body: { name: name ?? letter.name }, ifMatch: letter.version })
              }
            />
            <Button busy={change.isPending} onClick={turn}>
              {t(letter.state === 'on' ? words.off : words.on)}
            </Button>
          </>
        )
      }
    >
      <LetterEditor
        of={letter}
        record={record}
        chooser={
          <Button size="small" onClick={() => (record ? setRecord(null) : setPicking(true))}>
            {record ? t(words.withExample) : t(words.withRecord)}
          </Button>
        }
      />
      {picking && (
        <Sheet place="middle" title={t(words.pick)} onClose={() => setPicking(false)}>
          <PickCustomer
            onPick={({ id, name }) => {
              setRecord({ id, name })
              setPicking(false)
            }}
          />
        </Sheet>
      )}
    </Page>
  )
}
