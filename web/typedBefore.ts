type Field = HTMLInputElement | HTMLTextAreaElement

/** Into boxes and radio buttons nobody types; without a value of their own they say `on`, which is nobody's word. */
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea'

/**
 * What was typed, or filled in by a password manager, into a page that the server drew, before the program was there:
 * React would take such a field for an empty one. It is taken out, and typed anew by what is given back, once React is at work.
 */
export function takeTyped(root: HTMLElement): () => void {
  const typed = [...root.querySelectorAll<Field>(FIELDS)]
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => [field, field.value] as const)
  for (const [field] of typed) field.value = field.defaultValue
  return () => {
    for (const [field, value] of typed) {
      // Told of an input, React first brings the field to life, and hears the second.
      told(field)
      const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
      // React looks at a field's own `value` for what it has seen already.
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
      told(field)
    }
  }
}

const told = (field: Field): boolean => field.dispatchEvent(new Event('input', { bubbles: true }))
