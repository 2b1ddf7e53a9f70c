import type { ComponentProps, ReactNode } from 'react'
import { names } from '../look/names.ts'
import { KeyHint } from '../signs/KeyHint.tsx'
import css from './Button.module.css'

export interface ButtonLook {
  /** One `primary` a screen; `quiet` has no border; `danger` is for what cannot be taken back easily. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  /** Takes the whole width. */
  wide?: boolean
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'type'> {
  type?: 'button' | 'submit'
  icon?: ReactNode
  /** Shows that it is under way; a second press does nothing. */
  busy?: boolean
  /** The shortcut that does the same. */
  keys?: string
}

export function Button({
  kind,
  size,
  wide,
  icon,
  busy,
  keys,
  type = 'button',
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={names(buttonClass({ kind, size, wide }), !children && css.square, className)}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys?.replace('mod', 'Control')}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={css.spinner} aria-hidden="true" /> : icon}
      {children && <span className={css.words}>{children}</span>}
      {keys && <KeyHint keys={keys} />}
    </button>
  )
}

/** A button's look for a link. */
export const buttonClass = ({ kind = 'plain', size = 'normal', wide }: ButtonLook): string =>
  names(css.button, css[kind], css[size], wide && css.wide)
