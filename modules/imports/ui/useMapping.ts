import { useState } from 'react'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { listSheets, mapSheet, showImport } from '../contract.ts'
import type { SheetFound } from './types.ts'

/** How a sheet is read, shown at once as changed and kept on the server with each change. */
export function useMapping(importId: string, sheet: SheetFound) {
  const [ahead, setAhead] = useState<SheetFound['mapping'] | null>(null)
  const [kept, setKept] = useState(sheet.kept)
  const save = useWrite(mapSheet, {
    changes: [showImport],
    onSuccess: (sheets) => {
      queries.setQueryData(keyOf(listSheets, { params: { id: importId } }), sheets)
      setAhead(null)
    },
  })
  const mapping = ahead ?? sheet.mapping
  const send = (changed: SheetFound['mapping'], keep: boolean) =>
    save.mutate({ params: { id: importId, sheetId: sheet.id }, body: { mapping: changed, keep } })
  return {
    mapping,
    error: save.error,
    kept,
    change: (changed: SheetFound['mapping']) => {
      setAhead(changed)
      send(changed, kept)
    },
    keep: () => {
      setKept(true)
      send(mapping, true)
    },
  }
}
