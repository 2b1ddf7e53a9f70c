import { useState } from 'react'
import { Input, type InputProps } from './Input.tsx'

/** Yuan as they are typed, in hundredths of them with so many decimals more; null where nothing is, NaN where it is no amount: one below nothing is none. */
export function readYuan(typed: string, places = 0): number | null {
  const text = typed.normalize('NFKC').replace(/[,\s¥]/g, '')
  if (text === '') return null
  return /^(?=.*\d)\d*\.?\d*$/.test(text) ? Number((Number(text) * 100).toFixed(places)) : Number.NaN
}

/** Hundredths of a yuan as one types them: 1280.5, 0.035. */
export const typeYuan = (fen: number | null): string => (fen === null ? '' : String(Number((fen / 100).toFixed(6))))

interface AmountProps extends Omit<InputProps, 'value' | 'onChange' | 'type'> {
  /** In fen. */
  value: number | null
  onChange: (fen: number | null) => void
  /** Decimals of a fen: a price by the unit has four. */
  places?: number
  /** The sign of its currency. */
  sign?: string
}

/** An amount of money, typed in yuan and kept in fen; what is no amount stays as typed and changes nothing. */
export function Amount({ value, onChange, places = 0, sign = '¥', ...rest }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && Number.isNaN(readYuan(typed, places))
  return (
    <Input
      {...rest}
      inputMode="decimal"
      before={sign}
      aria-invalid={isWrong || rest['aria-invalid'] || undefined}
      value={typed ?? typeYuan(value)}
      onChange={(event) => {
        setTyped(event.target.value)
        const fen = readYuan(event.target.value, places)
        if (!Number.isNaN(fen)) onChange(fen)
      }}
      onBlur={(event) => {
        setTyped(null)
        rest.onBlur?.(event)
      }}
    />
  )
}

interface NumberProps extends Omit<InputProps, 'value' | 'onChange' | 'type'> {
  value: number | null
  onChange: (value: number | null) => void
}

/** A quantity or percentage; what is none stays as typed and changes nothing. */
export function Count({ value, onChange, ...rest }: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => (text.trim() === '' ? null : Number(text.normalize('NFKC').replace(/[,\s]/g, '')))
  const isWrong = typed !== null && Number.isNaN(read(typed))
  return (
    <Input
      {...rest}
      inputMode="decimal"
      aria-invalid={isWrong || rest['aria-invalid'] || undefined}
      value={typed ?? (value === null ? '' : String(value))}
      onChange={(event) => {
        setTyped(event.target.value)
        const next = read(event.target.value)
        if (!Number.isNaN(next)) onChange(next)
      }}
      onBlur={(event) => {
        setTyped(null)
        rest.onBlur?.(event)
      }}
    />
  )
}
