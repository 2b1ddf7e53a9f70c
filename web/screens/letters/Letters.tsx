import { Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { listLetters } from '../../../modules/letters/contract.ts'
import { LetterList } from '../../../modules/letters/ui/LetterList.tsx'
import { letterTexts as words } from '../../../modules/letters/ui/letters.texts.ts'
import { NewLetter } from '../../../modules/letters/ui/NewLetter.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'

/** C4: all letters by function. */
export default function Letters() {
  const t = useText()
  const navigate = useNavigate()
  const { data, error, refetch } = useRead(listLetters, {})
  const [adding, setAdding] = useState(false)
  const may = data?.can.change ?? false
  return (
    <Page
      narrow
      title={t(words.title)}
      lead={
        <>
          {t(may ? words.lead : words.leadReader)}{' '}
          <Link to="/settings" hash="mail">
            {t(words.back)}
          </Link>
        </>
      }
      actions={
        may && (
          <Button kind="primary" icon={<Plus />} onClick={() => setAdding(true)}>
            {t(words.add)}
          </Button>
        )
      }
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <RowBones count={8} height={48} />}
      {data && <LetterList items={data.items} />}
      {adding && (
        <NewLetter
          onClose={() => setAdding(false)}
          onCreated={(id) => navigate({ to: '/settings/letters/$id', params: { id } })}
        />
      )}
    </Page>
  )
}
