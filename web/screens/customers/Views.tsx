import { MoreHorizontal, Pencil, Share2, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { addView, changeView, listViews, removeView } from '../../../modules/customers/contract.ts'
import { COLUMNS, type Column } from '../../../modules/customers/rules/columns.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu, type MenuItem } from '../../kit/layers/Menu.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { viewTexts as words } from './customers.texts.ts'
import { fromQuery, type ListState, toQuery } from './listState.ts'
import type { ChangeList } from './useListState.ts'
import type { View } from './useViews.ts'
import { ViewSheet } from './ViewSheet.tsx'
import css from './Views.module.css'

interface ViewsProps {
  state: ListState
  onChange: ChangeList
  views: readonly View[]
  current: View
  changed: boolean
  /** The keys of the columns shown. */
  columns: readonly string[]
  onColumnsKept: () => void
}

/** The ways to look at the list, as tabs; what was changed of one can be kept in it or as another. */
export function Views({ state, onChange, views, current, changed, columns, onColumnsKept }: ViewsProps) {
  const t = useText()
  const [sheet, setSheet] = useState<'save' | 'rename' | null>(null)
  const show = (view: View) =>
    onChange({ ...fromQuery(view.query), view: view.key === 'all' ? undefined : view.key, open: undefined })
  const kept = { query: toQuery(state), columns: columns.filter(isColumn) }
  const update = useWrite(changeView, {
    changes: [listViews],
    onSuccess: ({ name }) => {
      onColumnsKept()
      toast({ text: t(words.updated, { name }) })
    },
  })
  const own = current.saved?.can.change ? current.saved : null
  return (
    <nav className={css.views} aria-label={t(words.views)}>
      <ul className={css.tabs}>
        {views.map((view) => (
          <li key={view.key} className={names(css.tab, view === current && css.on)}>
            <button
              type="button"
              aria-current={view === current ? 'page' : undefined}
              data-tip={
                view.saved && !view.saved.can.change ? t(words.shared, { name: view.saved.by.name }) : undefined
              }
              onClick={() => show(view)}
            >
              {view.name}
              {view === current && changed && <i className={css.dot} aria-hidden="true" />}
            </button>
            {view === current && view.saved?.can.change && (
              <ViewMenu view={view} onRename={() => setSheet('rename')} onGone={() => onChange({ view: undefined })} />
            )}
          </li>
        ))}
      </ul>
      {changed && (
        <div className={css.keep}>
          {current.key !== 'all' && (
            <Button size="small" kind="quiet" icon={<Undo2 />} onClick={() => show(current)}>
              {t(words.back)}
            </Button>
          )}
          {own && (
            <Button
              size="small"
              kind="quiet"
              busy={update.isPending}
              onClick={() => update.mutate({ params: { id: own.id }, body: kept, ifMatch: own.version })}
            >
              {t(words.update, { name: own.name })}
            </Button>
          )}
          <Button size="small" onClick={() => setSheet('save')}>
            {t(words.save)}
          </Button>
        </div>
      )}
      {sheet === 'save' && (
        <ViewSheet
          kept={kept}
          onSaved={(view) => {
            onColumnsKept()
            onChange({ view: view.id }, { replace: true })
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'rename' && own && (
        <ViewSheet view={own} kept={kept} onSaved={() => {}} onClose={() => setSheet(null)} />
      )}
    </nav>
  )
}

const isColumn = (key: string): key is Column => (COLUMNS as readonly string[]).includes(key)

function ViewMenu({ view, onRename, onGone }: { view: View; onRename: () => void; onGone: () => void }) {
  const t = useText()
  const { saved, name } = view
  const change = useWrite(changeView, { changes: [listViews] })
  const restore = useWrite(addView, { changes: [listViews] })
  const remove = useWrite(removeView, {
    changes: [listViews],
    onSuccess: () => {
      onGone()
      const { query, columns, shared, position } = saved as NonNullable<typeof saved>
      toast({
        text: t(words.removed, { name }),
        undo: () => restore.mutate({ body: { name, query, columns, shared, position } }),
      })
    },
  })
  if (!saved) return null
  const params = { id: saved.id }
  const items: MenuItem[] = [
    { label: t(words.rename), icon: <Pencil />, onChoose: onRename },
    {
      label: t(saved.shared ? words.unshare : words.share),
      icon: <Share2 />,
      onChoose: () => change.mutate({ params, body: { shared: !saved.shared }, ifMatch: saved.version }),
    },
    { label: t(words.remove), icon: <Trash2 />, danger: true, onChoose: () => remove.mutate({ params }) },
  ]
  return (
    <Menu
      title={t(words.options, { name })}
      items={items}
      trigger={(props) => (
        <button {...props} type="button" className={css.more} aria-label={t(words.options, { name })}>
          <MoreHorizontal size={16} />
        </button>
      )}
    />
  )
}
