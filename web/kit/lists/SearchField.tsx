import { Search } from 'lucide-react'
import { Input } from '../controls/Input.tsx'
import { useTyped } from './useTyped.ts'

interface SearchFieldProps {
  label: string
  /** What stands in the empty field; the label where it is left out. */
  hint?: string | undefined
  /** What is looked for. */
  value: string
  /** Is told once the hands rest: the list below is not shown anew with every key. */
  onSearch: (query: string) => void
  className?: string | undefined
}

/** Where one types what a list is searched for. */
export function SearchField({ label, hint = label, value, onSearch, className }: SearchFieldProps) {
  const [typed, setTyped] = useTyped(value, onSearch)
  return (
    <Input
      className={className}
      type="search"
      before={<Search size={16} />}
      aria-label={label}
      placeholder={hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
